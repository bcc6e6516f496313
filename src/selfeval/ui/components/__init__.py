"""The parts that people touch: a folder each, with the module and the style sheet that belong together."""

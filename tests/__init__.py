"""What selfeval promises, one rule a test; `tests.builders` makes what the rules speak about."""

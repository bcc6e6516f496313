"""One module a figure: each measures the systems on the same work and gives rows for the table."""

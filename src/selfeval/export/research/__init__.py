"""Research data: the files and the codebook that explains every column."""

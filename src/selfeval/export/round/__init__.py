"""A round as a file: its sheets and its JSON."""

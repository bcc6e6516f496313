"""The server's own pages, which need no kernel."""

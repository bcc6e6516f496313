"""How much one source may ask of the server."""

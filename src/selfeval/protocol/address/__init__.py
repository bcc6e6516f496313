"""Where browsers find the server: the addresses of this machine, and the server that runs on a data folder."""

"""Who reaches what: roles, keys, the teams a key reaches, and the log of what was done with it."""

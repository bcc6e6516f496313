"""Practice teams: rounds played by scripted participants, through the same rules as a workshop."""

"""What a leader sees of the teams that a key reaches."""

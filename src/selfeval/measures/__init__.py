"""Plain arithmetic that workshop and analysis share. No frames, no database."""

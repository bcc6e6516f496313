"""Development actions, and where they may start from."""

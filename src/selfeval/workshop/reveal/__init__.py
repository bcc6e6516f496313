"""What the team sees of its answers, and never who gave them."""

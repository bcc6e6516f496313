"""What the pages of leaders and researchers ask for and are answered."""

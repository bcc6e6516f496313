"""What serves selfeval: a Voilà server with pages of its own for participants."""

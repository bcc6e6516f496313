"""What participants and the team give: ratings, votes, and what the team agrees on."""

"""What everybody in the room looks at: the plan of the workshop, the timer, the big screen, and who turns it."""

"""A round from plan to deletion: what it asks about, its code and its phases."""

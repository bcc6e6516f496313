"""The open sockets of participants and big screens."""

"""The load client. It runs in a process of its own, so that it does not slow what it measures from within."""

"""One module a system: how it is started, where its answers lie, and how a participant speaks with it."""

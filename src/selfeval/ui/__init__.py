"""The screen. One component, two hosts: a notebook's kernel and the server's own page show the same modules."""

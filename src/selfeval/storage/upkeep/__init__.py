"""Safety copies, deletion and upgrades of a database."""

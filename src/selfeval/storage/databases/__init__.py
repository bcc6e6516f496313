"""The databases under a store: SQLite and PostgreSQL."""

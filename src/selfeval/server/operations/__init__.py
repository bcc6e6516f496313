"""What keeps an installation running: health, figures, logs, deletion on the day, and the administrator's commands."""

"""What keeps an installation running: log lines, health, backup and restore, the server process."""

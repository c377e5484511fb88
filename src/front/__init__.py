"""What readers reach: the built files, served without Django, credentials or a database."""

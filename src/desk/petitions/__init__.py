"""What readers write: letters, errors they found, whether a page was useful."""

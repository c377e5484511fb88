"""Files that come in from people: told by their content, never by their name."""

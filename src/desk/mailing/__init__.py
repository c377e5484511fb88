"""Letters that the portal sends by e-mail: written with the deed, sent once, then forgotten."""

"""Administrative units as they stood on a date."""

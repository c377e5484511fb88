"""What a check found, how grave it is and where in the text it stands."""

"""What readers sent is taken out of the inbox and given to the room that it is for, once."""

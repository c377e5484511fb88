"""What readers send, as the front writes it down and the desk reads it back."""

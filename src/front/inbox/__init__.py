"""What readers send, written down and synced before anybody is told that it arrived."""

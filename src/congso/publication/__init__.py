"""What each public page stands on, and which pages a change makes stale."""

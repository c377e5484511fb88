"""What the portal keeps of people, for how long, and who answers for it."""

"""What the portal knows: pure values and rules, free of database, network, clock and files."""

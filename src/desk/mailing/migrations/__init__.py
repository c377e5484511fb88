"""How the tables of mails came to be."""

"""How the tables of this room came about, each step named as a sentence."""

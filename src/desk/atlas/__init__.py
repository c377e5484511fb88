"""Administrative units and agencies as tables: imported whole, asked for as values."""

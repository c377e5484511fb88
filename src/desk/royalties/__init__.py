"""Fees of authors (nhuận bút): who is owed what for which published page, and who agreed."""

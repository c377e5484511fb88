"""Vietnamese letters and dates, as official pages write, sort and address them."""

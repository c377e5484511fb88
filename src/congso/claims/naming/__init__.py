"""How a phrase of a text finds the indicator it means: by name, unit, part and place."""

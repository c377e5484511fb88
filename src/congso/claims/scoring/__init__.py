"""How well texts are read and checked: held against what people annotated, and errors planted."""

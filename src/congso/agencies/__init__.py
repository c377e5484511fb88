"""Public bodies and reporting firms: who sends a return and who answers for a figure."""

"""Migrations of the checking room."""

"""Screens of the house: people, progress, health, and the doors to what other packages serve."""

"""Piper: models, their text, times and measures."""

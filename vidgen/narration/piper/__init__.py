"""Piper: models, their text and phonemes, times and measures."""

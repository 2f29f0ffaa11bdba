"""Voices to download: offers, checksums, transfers that resume."""

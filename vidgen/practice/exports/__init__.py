"""The questions of a lesson as files that other tools import."""

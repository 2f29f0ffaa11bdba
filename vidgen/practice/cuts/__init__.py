"""The films of a lesson: practice, live teaching, reading along, and prompting who speaks."""

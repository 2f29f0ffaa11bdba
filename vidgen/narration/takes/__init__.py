"""A person's own takes: which belongs to which line, and whether it will do."""

from typing import Final

TAKES: Final = "ban-thu"
"""Folder beside a script that holds a folder of takes for each script."""

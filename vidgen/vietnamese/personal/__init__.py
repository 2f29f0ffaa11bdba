"""Personal data in Vietnamese texts: finding it, and showing a text without it."""

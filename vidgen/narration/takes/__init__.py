"""A person's own takes: which belongs to which line, and whether it will do."""

"""Where a number, a citation, a word or a script stands, and making anew just the videos that hold it."""

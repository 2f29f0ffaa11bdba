"""The page on which anybody looks up the code of a video: what it lists (`issued`), and itself (`page`)."""

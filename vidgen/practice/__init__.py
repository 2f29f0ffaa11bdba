"""What a trainer needs besides the public video, made from the same script."""

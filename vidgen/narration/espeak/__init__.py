"""eSpeak NG: its library and its data."""

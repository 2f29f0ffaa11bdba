"""What engines behind a network share: calls that end, answers that are judged, keys that stay secret."""

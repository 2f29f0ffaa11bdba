"""What the files over a whole batch are called."""

from __future__ import annotations

CHATBOT = "chatbot.json"
LINKS = "links.csv"

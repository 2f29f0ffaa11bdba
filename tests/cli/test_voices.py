"""``vidgen voices``: what can speak here, and how to get the rest."""

from __future__ import annotations

import json

from tests.cli.conftest import Command


def test_the_embedded_voice_is_ready(command: Command) -> None:
    said = command("voices")
    assert said.exit_code == 0
    row = next(line for line in said.stdout.splitlines() if line.startswith("espeak "))
    assert "[sẵn sàng]" in row


def test_json_tells_engine_licence_and_what_to_do(command: Command) -> None:
    listed = json.loads(command("voices", "--json").stdout)
    espeak = next(each for each in listed if each["engine"] == "espeak")
    assert espeak["ready"] and "vi" in espeak["voices"] and "GPL" in espeak["licence"]
    assert all(each["ready"] or each["how"] for each in listed)

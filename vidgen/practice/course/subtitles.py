"""Subtitles inside the page: browsers do not load a track file beside a page that was opened from a disk."""

from __future__ import annotations

import base64

from vidgen.practice.course.contents import Film


def vtt(film: Film) -> str:
    """The cues as WebVTT."""
    blocks = [f"{_time(start)} --> {_time(end)}\n{_text(text)}" for start, end, text in film.cues]
    return "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"


def data_url(film: Film) -> str:
    """The same as an address that needs no file."""
    return "data:text/vtt;charset=utf-8;base64," + base64.b64encode(vtt(film).encode("utf-8")).decode("ascii")


def _text(text: str) -> str:
    """As a cue shows it; no markup, no arrow and no empty line can be in it."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "\n".join(line for line in plain.split("\n") if line.strip())


def _time(milliseconds: int) -> str:
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{thousandths:03d}"

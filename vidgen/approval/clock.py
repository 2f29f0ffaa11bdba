"""Moments as they are written and signed, and the day they fall on in Vietnam."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

VIETNAM: Final = dt.timezone(dt.timedelta(hours=7))
TOLERANCE: Final = dt.timedelta(hours=24)
"""How far two machines' clocks may differ: a wrong time zone is common in an office and harms nothing."""

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def now() -> dt.datetime:
    """This moment by the machine's clock, UTC, whole seconds."""
    return _read().replace(microsecond=0)


def today() -> dt.date:
    """The day it is in Vietnam."""
    return day_of(now())


def written(moment: dt.datetime) -> str:
    """``2026-11-22T09:00:00Z``."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_moment(text: object) -> dt.datetime:
    """The moment written so.

    Raises:
        ValueError: it is written in another way or is no moment.
    """
    if not isinstance(text, str) or not _MOMENT.fullmatch(text):
        raise ValueError("no moment")
    return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.UTC)


def read_day(text: object) -> dt.date:
    """The day written as ``2026-11-22``.

    Raises:
        ValueError: it is written in another way or is no day.
    """
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("no day")
    return dt.date.fromisoformat(text)


def _read() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def day_of(moment: dt.datetime) -> dt.date:
    """The day in Vietnam, whatever the machine's time zone."""
    return moment.astimezone(VIETNAM).date()


def shown(moment: dt.datetime) -> str:
    """For people: ``16:00 22/11/2026``, in Vietnam."""
    return moment.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")

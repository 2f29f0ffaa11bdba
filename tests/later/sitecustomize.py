"""Loaded by every process that tests of a later day start: see `tests.day`."""

import datetime as dt
import os

from vidgen.approval import clock

_late = dt.timedelta(days=int(os.environ["DAYS_LATE"]))
_read = clock._read
clock._read = lambda: _read() - _late

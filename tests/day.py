"""The day on which the tests are run: scripts of the tests and of the sample library have their time.

They were reviewed on a day, and a year later nobody may sign them any more; the approvals of the sample
library end sooner. So that they are not found at fault for that, tests of a later day take place on the day
after the library was last signed.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

from vidgen.approval import clock

ROOT = Path(__file__).parents[1]
LEDGER = ROOT / "scripts" / "_duyet" / "so-cai.jsonl"


def last_signed() -> dt.date:
    """The day of the last entry in the ledger of the sample library."""
    last = LEDGER.read_text(encoding="utf-8").splitlines()[-1]
    return clock.day_of(clock.read_moment(json.loads(last)["at"]))


def set_the_clock_back() -> None:
    """In this process and those it starts, by whole days; not at all until the day after."""
    read = clock._read
    late = (clock.today() - last_signed()).days - 1
    if late > 0:
        clock._read = lambda: read() - dt.timedelta(days=late)
        also = [str(Path(__file__).parent / "later"), str(ROOT), os.environ.get("PYTHONPATH", "")]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, also))
        os.environ["DAYS_LATE"] = str(late)

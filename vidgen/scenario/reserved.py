"""Names that stand for something else than a file or folder, on one system or another."""

from __future__ import annotations

import re
from typing import Final

_DEVICES: Final = re.compile(
    r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE | re.DOTALL
)
EVERYBODY: Final = "chung"
"""The folder of kits that are for no unit in particular."""


def device(name: str) -> bool:
    """Whether Windows takes a file name for a device, whatever its ending: ``CON``, ``nul.png``, ``com1``."""
    return bool(_DEVICES.fullmatch(name.strip(" .") or name))

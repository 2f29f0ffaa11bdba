"""The verification code on an end card: eight signs by which a video can be looked up.

Seven signs carry 35 bits of a hash, so that one code belongs to one version of one script for one unit; the
eighth tells a mistyped code from an unknown one. The alphabet is Crockford's base 32, which leaves out the
letters that are taken for figures. A code is no secret and proves nothing by itself: it can be copied onto a
forgery, so what it leads to has to be compared with the video.
"""

from __future__ import annotations

import hashlib
import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
EVERYBODY = "chung"
"""Stands for the unit where a video names none, as in the folder of its kit."""

_DOMAIN = b"vidgen-code-1\n"
_SIGNS = 7
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = re.compile(r"[\s\-‐‑‒–—−_.·]+")
_MODULUS = 0b100101  # x⁵ + x² + 1, primitive over GF(2)


def verification_code(content: str, script_id: str, unit_id: str) -> str:
    """The code of one version of a script for one unit: ``7K3M-9QXA``.

    Arguments:
        content: digest of what was approved, in hexadecimal.
        unit_id: the unit's id; `EVERYBODY` where there is none.
    """
    told = _DOMAIN + "\n".join((content, script_id, unit_id or EVERYBODY)).encode("utf-8")
    number = int.from_bytes(hashlib.sha256(told).digest()[:5], "big") >> 5
    values = [number >> 5 * place & 31 for place in reversed(range(_SIGNS))]
    signs = "".join(ALPHABET[value] for value in (*values, _check(values)))
    return f"{signs[:4]}-{signs[4:]}"


def parse_code(typed: str) -> str | None:
    """The code as it is printed, from what somebody typed; None where it cannot be a code.

    Small letters, missing or other dashes and blanks do not count, ``O`` is read as ``0``, ``I`` and ``L`` as
    ``1``. One wrong sign, or any two exchanged, is always noticed.
    """
    signs = _BETWEEN.sub("", typed).upper().translate(_MISREAD)
    if len(signs) != _SIGNS + 1 or any(sign not in ALPHABET for sign in signs):
        return None
    *values, last = (ALPHABET.index(sign) for sign in signs)
    return f"{signs[:4]}-{signs[4:]}" if _check(values) == last else None


def _check(values: list[int]) -> int:
    """The value that makes Σ αⁱ·vᵢ vanish in GF(32), α being a root of the modulus.

    Every weight is another power of α, hence single errors and exchanges of any two signs never cancel out.
    """
    total = 0
    for value in values:  # Horner: the first sign ends with the highest power
        total = _doubled(total) ^ value
    return _doubled(total)


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ _MODULUS if value & 32 else value

"""One way only to write a value as bytes, so that what is hashed or signed cannot be read in two ways."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from typing import Any, Final, NoReturn

_LARGEST: Final = 2**53 - 1  # what every reader of JSON keeps exact
_DEEPEST: Final = 32


def normalised(text: str) -> str:
    """A script's text in the one form its approval counts: NFC, LF, no BOM, one line end at the end.

    Editors, git and mail change just these on the way, and none of them says anything.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).rstrip("\n") + "\n"


def canonical(value: Any) -> bytes:
    """The value as JSON in UTF-8: keys in order of code points, no blanks, nothing escaped that need not be.

    Text is written as it is; two forms of Unicode stay two texts.

    Raises:
        ValueError: it holds what has no single form (a fraction, a surrogate, an integer past 2⁵³, a key that
            is no text) or is nested too deep.
    """
    _judge(value, 0)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def read_canonical(data: bytes) -> Any:
    """The value written in these bytes.

    Raises:
        ValueError: they are not JSON, or not exactly what `canonical` would have written.
    """
    try:
        value = json.loads(data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse)
        again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if again != data:
        raise ValueError("not in its one form")
    return value


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"no single form: {text[:20]}")


def digest_of(value: Any) -> str:
    """SHA-256 (hex) over the canonical form."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _judge(value: Any, depth: int) -> None:
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        if any(0xD800 <= ord(char) <= 0xDFFF for char in value):
            raise ValueError("half a character")
    elif isinstance(value, int):
        if abs(value) > _LARGEST:
            raise ValueError("integer past 2**53")
    elif isinstance(value, dict):
        for key, each in value.items():
            if not isinstance(key, str):
                raise ValueError("a key that is no text")
            _judge(key, depth + 1)
            _judge(each, depth + 1)
    elif isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        for each in value:
            _judge(each, depth + 1)
    else:
        raise ValueError(f"no single form: {type(value).__name__}")

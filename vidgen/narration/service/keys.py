"""Keys of services: from the environment or the system's keyring, never from a file of ours, never shown."""

from __future__ import annotations

import os
from typing import Final

KEYRING_SERVICE: Final = "vidgen"
_HIDDEN: Final = "•••"


class Key:
    """A key that shows itself to nobody by accident: no print, log, traceback or JSON has it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The key itself, for the one header it belongs in."""
        return self._text

    def hidden_in(self, text: str) -> str:
        """The text without the key, for what a service says: some repeat the key they were given."""
        return text.replace(self._text, _HIDDEN)

    @property
    def sendable(self) -> bool:
        """Whether it can stand in a header; a client that refuses a header quotes it in its error."""
        return self._text.isascii() and self._text.isprintable() and " " not in self._text

    def __repr__(self) -> str:
        return f"Key({_HIDDEN})"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a key stays in its process")


def variable(engine: str) -> str:
    """The environment variable that holds an engine's key: ``VIDGEN_FPT_KEY``."""
    return f"VIDGEN_{engine.upper()}_KEY"


def key_of(engine: str) -> Key | None:
    """The key of an engine's service, or None; looked up anew each time, so it is kept nowhere."""
    text = os.environ.get(variable(engine), "").strip() or _from_keyring(engine)
    return Key(text) if text else None


def _from_keyring(engine: str) -> str:
    """What ``keyring set vidgen fpt`` keeps; empty where there is no keyring, or it does not open."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return (keyring.get_password(KEYRING_SERVICE, engine) or "").strip()
    except (KeyringError, OSError, RuntimeError):
        return ""

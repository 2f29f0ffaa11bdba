"""The kinds of things that are kept, and what every store of a kind does.

To add one: a line in `KINDS`; beside what makes the things a subclass of `KindStore` with `pack` and
`unpack`, or a `BytesStore`; and a key: the hash of a format's name and of all that decides the thing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from vidgen.errors import Finding, Severity
from vidgen.messages import _
from vidgen.store.content import ContentStore
from vidgen.store.place import Place, below, cache_place

KINDS: Final[dict[str, str]] = {
    "speech": ".speech",
    "scenes": ".scene",
    "stills": ".still",
    "seen": ".seen",
    "skips": ".skip",
    "sound": ".sound",
}
"""Kind -> suffix of its entries; the kind is also the name of its folder in the cache place."""

_REFUSED: Final = "VG-C002"

Thing = TypeVar("Thing")


def content_of(kind: str) -> ContentStore:
    """The payloads of a kind in the cache place."""
    return ContentStore(below(cache_place(), kind), KINDS[kind])


class KindStore(ABC, Generic[Thing]):
    """Things of one kind, which several processes may share.

    Attributes:
        kind: of `KINDS`.
        content: their payloads.
        refused: why the store would not keep a thing (``VG-C002``); None while it keeps all.
    """

    kind: str

    def __init__(self, folder: Place | None = None) -> None:
        """
        Arguments:
            folder: a folder or a URL; None is the one of this kind in the cache place.
        """
        self.content = ContentStore(folder, KINDS[self.kind]) if folder else content_of(self.kind)
        self.refused: Finding | None = None

    @abstractmethod
    def pack(self, thing: Thing) -> bytes:
        """The thing as bytes."""

    @abstractmethod
    def unpack(self, payload: bytes) -> Thing:
        """The thing exactly as it was packed."""

    def get(self, key: str) -> Thing | None:
        """The thing exactly as it was put; None if there is none, or it was damaged and is now removed.

        Raises:
            StoreError: the store is at a URL that cannot be opened (``VG-C004``).
        """
        payload = self.content.get(key)
        return None if payload is None else self.unpack(payload)

    def put(self, key: str, thing: Thing) -> None:
        """Keep a thing.

        Raises:
            StoreError: the store cannot be written (``VG-C001``) or opened (``VG-C004``).
        """
        self.content.put(key, self.pack(thing))

    def keep(self, key: str, thing: Thing) -> None:
        """Keep a thing if that can be done: finished work is not lost because its copy cannot be kept.

        The first refusal is noted in `refused`, and nothing more is tried: a full disk stays full for the
        length of a video, and a network that is down answers slowly.

        Raises:
            StoreError: the store is at a URL that cannot be opened (``VG-C004``).
        """
        if self.refused:
            return
        try:
            self.content.write(key, self.pack(thing))
        except OSError as error:
            self.refused = _refusal(self.content.folder, error)


class BytesStore(KindStore[bytes]):
    """Things that are bytes already."""

    def __init__(self, kind: str, folder: Place | None = None) -> None:
        """
        Arguments:
            kind: of `KINDS`.
            folder: as for `KindStore`.
        """
        self.kind = kind
        super().__init__(folder)

    def pack(self, thing: bytes) -> bytes:
        return thing

    def unpack(self, payload: bytes) -> bytes:
        return payload


def refusals(*stores: KindStore[Any], known: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """The warning that stores would not keep what they were given: once for all of them, or none.

    Arguments:
        known: findings so far; a warning that is among them is not given again.
    """
    if any(finding.code == _REFUSED for finding in known):
        return ()
    return tuple(store.refused for store in stores if store.refused)[:1]


def _refusal(folder: Place, error: OSError) -> Finding:
    # The place goes into `path`, which reports cut down to a name, and never into the words.
    return Finding(
        _REFUSED,
        _("Kho tạm không cất thêm được ({error}). Video vẫn đủ; chỉ lần dựng sau sẽ lâu hơn.").format(
            error=error.strerror or type(error.__cause__ or error).__name__
        ),
        _("Giải phóng ổ đĩa, xóa bớt kho bằng: vidgen cache clear, hoặc đổi chỗ bằng biến VIDGEN_CACHE."),
        Severity.WARNING,
        folder if isinstance(folder, Path) else None,
    )

"""Things made once, kept under the hash of all that decides them.

A store is a convenience: what it lost, or never could keep, is made again. So a damaged entry is no entry,
a store that takes nothing more is a warning (`KindStore.keep`), and any process may remove anything any time.
Workers share stores in a folder or, through fsspec, at a URL: ``VIDGEN_CACHE``.
"""

from __future__ import annotations

from vidgen.store.cap import cap_bytes
from vidgen.store.content import ContentStore
from vidgen.store.eviction import Gone, Held, clear_cache, holdings, trim_cache
from vidgen.store.examine import examine_cache
from vidgen.store.kinds import KINDS, BytesStore, KindStore, refusals
from vidgen.store.place import Place, below, cache_folder, cache_place
from vidgen.store.shelf import Entry, Shelf, shelf_at

__all__ = [
    "KINDS",
    "BytesStore",
    "ContentStore",
    "Entry",
    "Gone",
    "Held",
    "KindStore",
    "Place",
    "Shelf",
    "below",
    "cache_folder",
    "cache_place",
    "cap_bytes",
    "clear_cache",
    "examine_cache",
    "holdings",
    "refusals",
    "shelf_at",
    "trim_cache",
]

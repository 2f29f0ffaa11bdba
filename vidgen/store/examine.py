"""Whether the cache place works, found out by using it."""

from __future__ import annotations

import contextlib
import uuid

from vidgen.errors import StoreError
from vidgen.messages import _
from vidgen.store.content import ContentStore
from vidgen.store.place import Place, below, cache_place


def examine_cache() -> str:
    """Put something into the cache place, read it, remove it; returns where that is.

    Raises:
        StoreError: it cannot be written (``VG-C001``), opened (``VG-C004``) or read (``VG-C005``).
    """
    place = cache_place()
    tried = ContentStore(below(place, "examined"), ".examined")
    key = f"examined-{uuid.uuid4().hex}"
    tried.put(key, b"")
    try:
        tried.shelf.read(tried.name(key))
    except OSError as error:
        raise unreadable(place, error) from error
    finally:
        with contextlib.suppress(OSError):
            tried.shelf.remove(tried.name(key))
    return str(place)


def unreadable(place: Place, error: OSError) -> StoreError:
    """The error for a place that cannot be read."""
    return StoreError.of(
        "VG-C005",
        _("Không đọc được kho tạm “{folder}”: {error}").format(folder=place, error=error.strerror or error),
        _("Kiểm tra quyền đọc thư mục này, hoặc đặt biến môi trường VIDGEN_CACHE trỏ tới một thư mục khác."),
    )

"""Puts a finished paper in its place: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from vidgen.delivery.disk import refusal


def written(path: Path, content: bytes) -> tuple[Path, ...]:
    """Write the file; its path, as a product returns it.

    Raises:
        DeliveryError: it cannot be written; an older one under its name is kept.
    """
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        raise refusal(error, path, replacing=True, option="-o") from error
    finally:
        temporary.unlink(missing_ok=True)
    return (path,)

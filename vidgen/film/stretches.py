"""Joins neighbouring moments at which something holds (silence, black) into stretches."""

from __future__ import annotations

Stretch = tuple[float, float]


class Stretches:
    """Told one moment after another, it knows the stretches."""

    def __init__(self) -> None:
        self._found: list[Stretch] = []
        self._held = False

    def note(self, start: float, end: float, holds: bool) -> None:
        """From `start` to `end` it holds or it does not; moments follow one another."""
        if holds and self._held:
            self._found[-1] = (self._found[-1][0], end)
        elif holds:
            self._found.append((start, end))
        self._held = holds

    def repeat(self, end: float) -> None:
        """Until `end` it goes on as before."""
        if self._held:
            self._found[-1] = (self._found[-1][0], end)

    @property
    def found(self) -> tuple[Stretch, ...]:
        return tuple(self._found)

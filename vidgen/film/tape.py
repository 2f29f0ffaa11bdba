"""Sound kept aside while it is worked on: in memory while it is short, in a temporary file beyond that."""

from __future__ import annotations

import tempfile
from typing import Final

import numpy as np

from vidgen.narration.speech import Samples

_IN_MEMORY: Final = 4 << 20  # bytes, ten seconds
_FRAME: Final = 8  # bytes: two float32


class Tape:
    """Stereo sound that is recorded from front to back and then read at any place, any number of times.

    What it reads is float32 of shape ``(n, 2)``, bit for bit what was recorded. Memory does not grow with its
    length.
    """

    def __init__(self) -> None:
        # Without a name, so that nothing stays behind whatever happens to this process.
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        self._length = 0

    def record(self, block: Samples) -> None:
        """Append a block.

        Raises:
            OSError: the disk that holds temporary files is full.
        """
        self._file.seek(self._length * _FRAME)
        self._file.write(np.ascontiguousarray(block, np.float32).tobytes())
        self._length += len(block)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> Samples:
        """The samples of a slice without a step."""
        start, stop, step = part.indices(self._length)
        if step != 1:
            raise ValueError("a tape is read without steps")
        self._file.seek(start * _FRAME)
        data = self._file.read(max(0, stop - start) * _FRAME)
        return np.frombuffer(data, np.float32).reshape(-1, 2)

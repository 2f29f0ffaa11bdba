"""The list of lines to record: what the person at the microphone reads, and under which name to save it.

Kept in the folder of the takes as ``loi-can-thu.csv``, it also tells later which words a take was recorded
for: when the script is edited, or is of another unit, the take of a changed line is no longer taken for it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Final

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.takes.lines import ScriptLine
from vidgen.narration.takes.match import file_name, recordings_in
from vidgen.narration.takes.names import (
    FILE_COLUMN,
    LIST,
    TEXT_COLUMN,
    folded,
    listed,
    same_words,
)

_COLUMNS: Final = (FILE_COLUMN, "cảnh", "vai", "giây", TEXT_COLUMN, "đọc là")


@dataclass(frozen=True, slots=True)
class Row:
    """A line to record.

    Attributes:
        stem: the name to save it under, without suffix.
        line: what is said.
        seconds: how long it usually takes.
        take: the recording of it in the folder; None if there is none yet.
        read: how it is read, where that is not plain from what is shown; else empty.
    """

    stem: str
    line: ScriptLine
    seconds: float
    take: Path | None

    @property
    def read(self) -> str:
        return "" if same_words(self.line.spoken, self.line.shown) else self.line.spoken


def rows(lines: Sequence[ScriptLine], rate: float, folder: Path | None = None) -> tuple[Row, ...]:
    """What to record, and what of it there is in a folder.

    A line that the folder's list knows keeps its name there; a new or changed one gets a name that no take of
    other words has.
    """
    texts = listed(folder) if folder else {}
    takes = {folded(path.stem): path for path in (recordings_in(folder) if folder else ())}
    free = dict(texts)
    found = []
    for line in lines:
        stem = next((name for name, text in free.items() if same_words(text, line.shown)), None)
        if stem is None:
            stem = next(name for name in _names(line) if name not in texts or name not in takes)
        free.pop(stem, None)
        found.append(Row(stem, line, line.seconds(rate), takes.get(stem)))
    return tuple(found)


def write_list(rows: Sequence[Row], folder: Path, narrator: str) -> Path:
    """Write the list into the folder, which is made if need be; takes of former words stay on it.

    Raises:
        VoiceError: it cannot be written (``VG-V078``).
    """
    path = folder / LIST
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        speaker = row.line.speaker or narrator
        seconds = f"{row.seconds:.1f}".replace(".", ",")
        writer.writerow((f"{row.stem}.wav", row.line.scene, speaker, seconds, row.line.shown, row.read))
    names = {row.stem for row in rows}
    takes = {folded(each.stem) for each in recordings_in(folder)}
    for stem, text in listed(folder).items():
        if stem in takes - names:
            writer.writerow((f"{stem}.wav", "", "", "", text, ""))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"{LIST}.tmp"
        draft.write_bytes(("\ufeff" + out.getvalue()).encode())
        draft.replace(path)
    except OSError as error:
        raise VoiceError.of(
            "VG-V078",
            _("Không ghi được danh sách lời cần thu “{path}”: {error}").format(
                path=path, error=error.strerror or error
            ),
            _("Đóng tệp nếu đang mở trong Excel, hoặc chọn thư mục khác bằng --folder."),
            path=path,
        ) from error
    return path


def _names(line: ScriptLine) -> Sequence[str]:
    plain = file_name(line)
    letters = [*ascii_lowercase[1:], *(f"{a}{b}" for a in ascii_lowercase for b in ascii_lowercase)]
    return (plain, *(plain + letter for letter in letters))

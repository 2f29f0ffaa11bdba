"""A person's own takes: a folder of recordings, one of each line of a script.

``recorded:FOLDER``. The takes are matched to the lines by name (see `takes.names`), or, where no name
tells anything, by order if there are as many as lines. A take that is missing, silent, clipped or much too
short or long is named with its line; nothing is ever spoken in its place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final, Self

from vidgen.errors import Finding, VoiceError
from vidgen.messages import _
from vidgen.narration.speech import Speech, Voice
from vidgen.narration.takes.judge import doubts, usable
from vidgen.narration.takes.lines import ScriptLine, Takes
from vidgen.narration.takes.match import digest_of, match, recordings_in, spare
from vidgen.narration.takes.names import listed
from vidgen.narration.takes.sound import CONTAINERS, Recording
from vidgen.narration.voices.engine import EngineInfo, EngineVoice, Region, Timbre

_FITS: Final[dict[tuple[str, str], float]] = {}  # what was found by this process: (take, words) -> likeness


class Recorded(EngineVoice):
    """A folder of takes."""

    engine = "recorded"

    def __init__(self, folder: Path) -> None:
        """
        Raises:
            VoiceError: no folder was named (``VG-V040``), there is none, or it holds no recording
                (``VG-V041``).
        """
        if folder == Path():
            raise VoiceError.of(
                "VG-V040",
                _("Chưa cho biết thư mục chứa các bản thu."),
                _("Viết --voice recorded:THƯ-MỤC; xem lời cần thu: vidgen voices takes KỊCH-BẢN"),
            )
        self.folder = folder
        self.name = folder.name
        self.files = recordings_in(folder)
        if not self.files:
            raise VoiceError.of(
                "VG-V041",
                _("Thư mục “{folder}” không có bản thu nào.").format(folder=folder)
                if folder.is_dir()
                else _("Không thấy thư mục bản thu “{folder}”.").format(folder=folder),
                _("Đặt các tệp thu ({kinds}…) vào đó; xem lời cần thu: vidgen voices takes KỊCH-BẢN").format(
                    kinds=", ".join(list(CONTAINERS)[:4])
                ),
                path=folder,
            )
        total = hashlib.sha256()
        for path in self.files:
            total.update(f"{path.name}\0{digest_of(path)}\0".encode())
        self.version = total.hexdigest()[:12]

    @classmethod
    def named(cls, name: str | None = None) -> Self:
        return cls(Path(name or ""))

    def speak(self, text: str, rate: float) -> Speech:
        """A folder holds lines of a script, not any text.

        Raises:
            VoiceError: always (``VG-V042``).
        """
        raise VoiceError.of(
            "VG-V042",
            _("Bản thu chỉ có lời của một kịch bản, không đọc được câu khác."),
            _("Dùng khi làm video: vidgen render KỊCH-BẢN --voice recorded:THƯ-MỤC"),
        )

    def takes(self, lines: Sequence[ScriptLine], rate: float) -> Takes:
        """See `LineByLine.takes`.

        Raises:
            VoiceError: of every line whose take is missing (``VG-V043``), given twice (``VG-V044``), of other
                words (``VG-V045``; a warning where it sounds like no other line either), unreadable
                (``VG-V046``), silent (``VG-V047``), clipped (``VG-V048``) or of quite another length
                (``VG-V049``).
        """
        matched, extra, wrong = match(self.files, lines, listed(self.folder))
        voices: list[Voice] = []
        doubted: list[Finding] = []
        for line in lines:
            if line.number not in matched:
                continue
            path = matched[line.number]
            try:
                take = Take(path, usable(path, line, rate))
                doubted += doubts(path.name, take.sound, take.fits, line, lines, rate)
                voices.append(take)
            except VoiceError as error:
                wrong += error.findings
        if wrong:
            raise VoiceError(sorted(wrong, key=lambda finding: finding.line or 0))
        return Takes(tuple(voices), (*doubted, *(spare(path, self.folder) for path in extra)))

    @classmethod
    def info(cls) -> EngineInfo:
        return EngineInfo(
            cls.engine,
            _("bản thu – giọng người thật, mỗi lời một tệp"),
            (_("THƯ-MỤC"),),
            _("của người thu"),
            online=cls.online,
            ready=True,
            how=_("Xem lời cần thu: vidgen voices takes KỊCH-BẢN; dùng: --voice recorded:THƯ-MỤC"),
        )

    @classmethod
    def timbres(cls, region: Region | None = None) -> tuple[Timbre, ...]:
        """None to choose from: the takes of a folder are of every role."""
        return (Timbre("", "female", 200.0),)


class Take(Voice):
    """One line as a person said it, whatever it is asked to say."""

    engine = "recorded"
    whole_lines: ClassVar[bool] = True

    def __init__(self, path: Path, sound: Recording) -> None:
        self.name = path.name
        self.version = digest_of(path)
        self.sound = sound

    def speak(self, text: str, rate: float) -> Speech:
        """The take; its times are for the aligner to find."""
        return Speech(self.sound.samples, self.sound.sample_rate, None)

    def fits(self, line: ScriptLine) -> float:
        """How much it sounds like a line; see `align.fit`."""
        from vidgen.narration.align import fit

        key = (self.version, line.spoken)
        if key not in _FITS:
            _FITS[key] = fit(self.speak(line.spoken, 0), line.spoken)
        return _FITS[key]

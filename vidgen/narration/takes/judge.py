"""Whether a take can be used for its line: heard, not clipped, of a likely length, and of these words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from vidgen.errors import Finding, Severity, VoiceError
from vidgen.messages import _
from vidgen.narration.decode import Undecodable
from vidgen.narration.takes.lines import ScriptLine
from vidgen.narration.takes.match import finding_at, shortened
from vidgen.narration.takes.sound import Recording, recording

# People read between 2.5 and 7 syllables a second; an expectation at 4.6 then errs by less than this.
_LEAST, _MOST = 0.5, 2.2
_SLACK: Final = 0.7  # seconds, for what a person does before and within a short line
_TELLING: Final = 4  # syllables from which the sound of a line tells it from others


def usable(path: Path, line: ScriptLine, rate: float) -> Recording:
    """The recording of a take.

    Raises:
        VoiceError: it is unreadable (``VG-V046``), silent (``VG-V047``), clipped (``VG-V048``) or of quite
            another length than the line (``VG-V049``).
    """
    try:
        sound = recording(path)
    except (OSError, Undecodable) as error:
        raise _error(
            "VG-V046",
            line,
            _("Không mở được bản thu {file}.").format(file=path.name),
            _("Thu lại, hoặc chuyển sang WAV, M4A hay MP3."),
        ) from error
    if not len(sound.samples):
        raise _error(
            "VG-V047",
            line,
            _("Bản thu {file} im lặng, không nghe thấy lời nào.").format(file=path.name),
            _("Kiểm tra micrô rồi thu lại dòng này."),
        )
    if sound.clipped:
        raise _error(
            "VG-V048",
            line,
            _("Bản thu {file} bị vỡ tiếng vì thu quá to.").format(file=path.name),
            _("Đặt micrô xa hơn hoặc giảm mức thu, rồi thu lại dòng này."),
        )
    if not _fits_length(sound, line, rate):
        raise _error(
            "VG-V049",
            line,
            _("Bản thu {file} dài {actual} giây, mà lời này cần khoảng {expected} giây.").format(
                file=path.name, actual=_decimal(sound.seconds), expected=_decimal(line.seconds(rate))
            ),
            _("Có thể là bản thu của dòng khác, hoặc bị cắt; thu lại hay đổi tên tệp."),
        )
    return sound


def doubts(
    name: str,
    sound: Recording,
    fits: Callable[[ScriptLine], float],
    line: ScriptLine,
    lines: Sequence[ScriptLine],
    rate: float,
) -> tuple[Finding, ...]:
    """The warning that a take does not sound like its line.

    Arguments:
        name: of the take's file.
        fits: how much it sounds like a line; see `align.fit`.
        lines: of the whole script.

    Raises:
        VoiceError: it sounds like another line of the script (``VG-V045``).
    """
    from vidgen.narration.align import FITS  # the list of voices needs no aligner

    if line.syllables < _TELLING or fits(line) >= FITS:
        return ()
    others = [one for one in lines if one is not line and one.syllables >= _TELLING]
    near = [one for one in others if _fits_length(sound, one, rate)]
    likest = max(near, key=fits, default=None)
    if likest and fits(likest) >= 2 * FITS:
        raise _error(
            "VG-V045",
            line,
            _("Bản thu {file} nghe giống lời {number} hơn: “{text}”.").format(
                file=name, number=likest.number, text=shortened(likest.shown)
            ),
            _("Đổi lại tên các tệp, hoặc thu lại lời này."),
        )
    message = _("Bản thu {file} nghe không khớp với lời.").format(file=name)
    doubt = finding_at("VG-V045", line, message, _("Nghe lại bản thu; nếu đọc khác kịch bản thì thu lại."))
    return (replace(doubt, severity=Severity.WARNING),)


def _fits_length(sound: Recording, line: ScriptLine, rate: float) -> bool:
    expected = line.seconds(rate)
    return expected * _LEAST - _SLACK <= sound.seconds <= expected * _MOST + _SLACK


def _error(code: str, line: ScriptLine, message: str, fix: str) -> VoiceError:
    return VoiceError([finding_at(code, line, message, fix)])


def _decimal(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")

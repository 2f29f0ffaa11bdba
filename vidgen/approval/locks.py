"""A copy of an approved script may differ in nothing but its slots: where it does, line by line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vidgen.approval.desk import find_desk
from vidgen.approval.standing import Standing
from vidgen.errors import ApprovalError, Finding, Severity
from vidgen.messages import _
from vidgen.scenario.model import Scenario

if TYPE_CHECKING:
    from vidgen.approval.difference import Difference

WORDS_CHANGED: Final = "VG-A046"
"""The reason of a script whose words are not those that were signed."""
_MOST: Final = 8  # lines told one by one


def approved_text(script: Path, script_id: str) -> str | None:
    """The text that was approved last under a script's id; None where none is known.

    A withdrawn or expired approval still says what the text was; one that counts for nothing does not.
    """
    from vidgen.approval.accepted import Accepted, statements_of  # only a changed script needs them
    from vidgen.approval.record import open_record
    from vidgen.approval.texts import text_of

    desk = find_desk(script)
    if desk is None:
        return None
    try:
        told = list(statements_of(open_record(desk), script_id))
    except ApprovalError:  # why it is not believed is said where the standing is asked for
        return None
    for each in reversed(told):
        if isinstance(each, Accepted) and each.statement.action == "approve":
            return text_of(desk, each.statement.words)
    return None


def explained(standing: Standing, written: Scenario) -> Standing:
    """The standing; where the words were changed, its reasons say in which lines as well (VG-A050)."""
    changed = any(reason.code == WORDS_CHANGED for reason in standing.reasons)
    if not changed or written.path is None:
        return standing
    return replace(standing, reasons=(*standing.reasons, *unlocked(written.path, written.id)))


def unlocked(script: Path, script_id: str, found: str | None = None) -> tuple[Finding, ...]:
    """Each line of a script that is not as approved (VG-A050); nothing where no approved text is known.

    Arguments:
        found: the text of the script, if it has been read.
    """
    from vidgen.approval.difference import differences  # only a changed script needs it

    approved = approved_text(script, script_id)
    if approved is None:
        return ()
    try:
        copy = script.read_bytes().decode("utf-8") if found is None else found
    except (OSError, UnicodeDecodeError):
        return ()
    return findings_of(differences(approved, copy), script)


def findings_of(found: tuple[Difference, ...], script: Path) -> tuple[Finding, ...]:
    """The differences as findings at their lines; of very many the first, and how many more."""
    told = [
        Finding(
            "VG-A050",
            _("Dòng {line} khác bản đã duyệt: {difference}").format(line=each.line, difference=each.told),
            _("Giữa các xã chỉ các ô {{unit.…}} được khác nhau. Trả lại như bản duyệt, hoặc xin duyệt lại."),
            path=script,
            line=each.line,
        )
        for each in found[:_MOST]
    ]
    if len(found) > _MOST:
        told.append(
            Finding(
                "VG-A050",
                _("Còn {count} dòng nữa khác bản đã duyệt.").format(count=len(found) - _MOST),
                _("Xem hết bằng: vidgen diff"),
                Severity.ERROR,
                script,
            )
        )
    return tuple(told)

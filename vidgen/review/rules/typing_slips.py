"""VG-R084: slips of typing: words twice, spaces and marks twice or in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.held import held
from vidgen.review.rule import Case, RuleInfo

# Words that no reduplication doubles (“từ từ”, “luôn luôn” are right).
_DOUBLED = re.compile(
    r"(?<!\w)(của|và|là|các|những|được|bị|cho|với|trong|ngoài|để|khi|thì|mà|này|tại|về|theo|có|hoặc|"
    r"nếu|sẽ|đến|vì|"
    r"nhưng|hãy|một|người dân|bà con|công an|số|tin|hoặc|nên|đã|do|trên|dưới|vào|ra|cần|phải) +\1(?!\w)",
    re.IGNORECASE,
)
_RIGHT_TWICE = ("ra ra", "người người", "phải phải", "cần cần")
_SPACES = re.compile(r"(?<=\S) {2,}(?=[^\s|])")
_MARKS = re.compile(r"([,;:])\1+|(?<!\.)\.\.(?!\.)|!{2,}|\?{2,}|\.{4,}|[,;:]\.|\.,(?!\s)|,;|;,")
_SPACE_BEFORE = re.compile(r"(?<=[\w”)\]]) +[,.;:!?](?=[\s”\"')\]]|$)")
_NO_SPACE_AFTER = re.compile(r"(?<=[^\W\d_][^\W\d_])[,;!?.:](?=[^\W\d_]{2})")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:vn|com|org|net|md|jpg|png)\b")
_COMMENT = re.compile(r"<!--.*?-->|\s#\s.*$")


def typing_slips(case: Case) -> Iterator[Finding]:
    """A warning for each kind of slip of a line; spaces are judged as typed, all else as shown."""
    begins = _body_begins(case.rows)
    for number, row in enumerate(case.rows, start=1):
        if number > begins and _SPACES.search(_COMMENT.sub("", row).lstrip(" -*0123456789.[]x")):
            yield _finding(case, number, _("Có hai dấu cách liền nhau."), _("Chỉ để một dấu cách."))
    for text, line in held(case, prose=True):
        for kind, written in _found(text.shown):
            yield _finding(case, line, *_told(kind, written))


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[tuple[str, str], ...]:
    """What kinds of slips a text has, each with what stands there."""
    found = []
    if (doubled := _DOUBLED.search(text)) and doubled[0].lower() not in _RIGHT_TWICE:
        found.append(("doubled", doubled[1]))
    if marks := _MARKS.search(text):
        found.append(("marks", marks[0]))
    if before := _SPACE_BEFORE.search(text):
        found.append(("before", before[0].strip()))
    for after in _NO_SPACE_AFTER.finditer(text) if not _ADDRESS.search(text) else ():
        at = after.start()
        # “TP.HCM” and “Ô.Hai” are short for something; “xong.Rồi” has lost a space.
        if after[0] in ",;!?" or (
            text[at - 1].islower() and text[at + 1].isupper() and text[at + 2].islower()
        ):
            found.append(("after", after[0]))
            break
    return tuple(found)


def _told(kind: str, written: str) -> tuple[str, str]:
    match kind:
        case "doubled":
            return _("Từ “{word}” viết hai lần liền nhau.").format(word=written), _("Bỏ một từ.")
        case "marks":
            message = _("Dấu câu “{marks}” bị lặp hoặc dính nhau.").format(marks=written)
            return message, _("Chỉ để một dấu câu.")
        case "before":
            message = _("Có dấu cách trước “{mark}”.").format(mark=written)
            return message, _("Viết dấu câu liền sau chữ, cách chữ tiếp theo một dấu cách.")
        case _:
            message = _("Thiếu dấu cách sau “{mark}”.").format(mark=written)
            return message, _("Thêm một dấu cách sau dấu câu.")


def _body_begins(rows: tuple[str, ...]) -> int:
    """The last line of the front matter, in which columns may be lined up; of a YAML script its last line."""
    if not rows or rows[0].strip() != "---":
        return len(rows)
    return next((number for number, row in enumerate(rows[1:], start=2) if row.strip() == "---"), len(rows))


def _finding(case: Case, line: int | None, message: str, fix: str) -> Finding:
    return Finding("VG-R084", message, fix, Severity.WARNING, case.scenario.path, line)


RULE = RuleInfo(
    "VG-R084",
    Severity.WARNING,
    N_("Lỗi gõ: lặp từ, thừa dấu cách, sai dấu câu"),
    N_("Từ, dấu cách hay dấu câu lặp lại và dấu cách đặt sai chỗ hiện nguyên lên phụ đề."),
    N_("Sửa theo gợi ý."),
    typing_slips,
)

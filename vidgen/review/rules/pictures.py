"""VG-M002: photos whose data break off, as after a bad download; found before anything is spoken."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, MediaError, Severity
from vidgen.messages import N_
from vidgen.paint.photo import covering, open_photo
from vidgen.review.rule import Case, RuleInfo

_SIZE = (108, 192)  # pixels; a JPEG is read the faster the smaller it is wanted


def broken_pictures(case: Case) -> Iterator[Finding]:
    """An error for each photo that opens but cannot be read to its end."""
    for scene in case.scenario.scenes:
        if not scene.media:
            continue
        path = case.scenario.folder / scene.media.path
        try:
            open_photo(path).close()
        except MediaError:
            continue  # missing, footage, or refused where its scene is laid out
        try:
            covering(path, _SIZE, scene.media.line or None, case.scenario.path)
        except MediaError as error:
            yield from error.findings


RULE = RuleInfo(
    "VG-M002",
    Severity.ERROR,
    N_("Ảnh hỏng giữa chừng"),
    N_("Ảnh mở được nhưng dữ liệu đứt đoạn, như khi tải về chưa xong."),
    N_("Chép lại ảnh từ bản gốc."),
    broken_pictures,
)

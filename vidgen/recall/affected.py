"""Which copies are made anew when something they hold is no longer right: those delivered, and no others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from vidgen.approval.code import EVERYBODY
from vidgen.brand.kit import Brand
from vidgen.brand.profile import Profile
from vidgen.errors import Finding, Severity
from vidgen.messages import _
from vidgen.recall.copies import Copy
from vidgen.recall.scripts import hits
from vidgen.recall.where import Found, Video
from vidgen.scenario.model import Unit
from vidgen.scenario.units import find_units_file, load_units


@dataclass(frozen=True, slots=True)
class Remake:
    """One copy to make anew.

    Attributes:
        script: its file as it is now.
        unit: None for the copy for everybody.
        profile: for whom it was made, where that is not for everybody.
        video: what stands there.
    """

    script: Path
    unit: Unit | None
    profile: Profile | None
    video: Video


@dataclass(frozen=True, slots=True)
class Affected:
    """The plan; `findings` are warnings."""

    copies: tuple[Remake, ...]
    findings: tuple[Finding, ...] = ()


def affected(found: Found, units_file: Path | None, unit_ids: Collection[str], brand: Brand) -> Affected:
    """The copies that hold it, each with its script and unit as they are today; why others are left out.

    Arguments:
        units_file: None is the list near each script.
        unit_ids: only those; none is every unit that was delivered to.
        brand: they will be made in.

    Raises:
        UnitsError: all that is wrong in a list, each at its line.
    """
    by_id = {source.id: source for source in found.sources}
    plan: list[Remake] = []
    findings: list[Finding] = []
    for video in found.videos:
        copy = video.copy
        if unit_ids and copy.unit not in unit_ids:
            continue
        source = by_id.get(copy.script)
        if source is None:
            findings.append(_no_script(copy))
            continue
        unit = None
        if copy.unit != EVERYBODY:
            unit = _unit(copy.unit, units_file or find_units_file(source.path))
            if unit is None:
                findings.append(_no_unit(copy))
                continue
        profile = copy.report.profile if copy.report and copy.report.profile != "normal" else None
        plan.append(Remake(source.path, unit, profile, video))
        if copy.report and copy.report.brand != brand.made_for(copy.report.profile).digest:
            findings.append(_other_brand(copy, brand))
    for script in dict.fromkeys(each.script for each in plan):
        source = next(each for each in found.sources if each.path == script)
        if found.wanted.ways and not found.wanted.code:
            findings += [
                _still_there(found, script, hit.line) for hit in list(hits(source, found.wanted))[:1]
            ]
    return Affected(tuple(plan), tuple(dict.fromkeys(findings)))


def _unit(wanted: str, path: Path | None) -> Unit | None:
    if path is None:
        return None
    return next((unit for unit in load_units(path) if unit.id == wanted), None)


def _no_script(copy: Copy) -> Finding:
    return Finding(
        "VG-W031",
        _("Không dựng lại được “{unit}/{script}”: kịch bản không còn.").format(
            unit=copy.unit, script=copy.script
        ),
        _("Tìm lại tệp kịch bản, hoặc gỡ video này khỏi các kênh rồi thu hồi bằng vidgen revoke."),
        Severity.WARNING,
        copy.folder,
    )


def _no_unit(copy: Copy) -> Finding:
    return Finding(
        "VG-W032",
        _("Không dựng lại được “{unit}/{script}”: danh sách đơn vị không còn mã “{unit}”.").format(
            unit=copy.unit, script=copy.script
        ),
        _("Đơn vị đã sáp nhập: gỡ video này khỏi các kênh, xóa thư mục của nó."),
        Severity.WARNING,
        copy.folder,
    )


def _still_there(found: Found, script: Path, line: int) -> Finding:
    return Finding(
        "VG-W033",
        _("Kịch bản vẫn còn “{wanted}”: dựng lại thì video cũng vẫn còn.").format(wanted=found.wanted.asked),
        _("Sửa kịch bản và duyệt lại trước, rồi mới dựng."),
        Severity.WARNING,
        script,
        line,
    )


def _other_brand(copy: Copy, brand: Brand) -> Finding:
    return Finding(
        "VG-W034",
        _("“{unit}” được dựng với bộ nhận diện khác bộ “{brand}” lần này.").format(
            unit=copy.unit, brand=brand.name
        ),
        _("Nếu đơn vị có bộ nhận diện riêng, thêm --brand của bộ đó và chỉ chọn --unit của đơn vị."),
        Severity.WARNING,
        copy.out,
    )

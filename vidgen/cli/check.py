"""``vidgen check``: what is wrong in scripts, without making anything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.brand.kit import Brand
    from vidgen.brand.profile import Profile
    from vidgen.delivery.looks.scene import Looks
    from vidgen.delivery.platforms import Use
    from vidgen.errors import Finding
    from vidgen.scenario.model import Scenario, Unit

UNUSED_WAIVER = "VG-R051"


@click.command("check", help=_("Kiểm tra kịch bản: lỗi và lưu ý kèm tệp:dòng. Mã thoát 1 nếu có lỗi."))
@click.argument("scripts", nargs=-1, type=options.EXISTING, metavar="SCRIPT|DIR...")
@options.unit_options
@options.brand_option
@options.profile_option
@click.option(
    "--look",
    is_flag=True,
    help=_("Vẽ thử từng cảnh rồi đo cỡ chữ, tương phản, khung an toàn, mã QR trên hình (lâu hơn một chút)."),
)
@click.option(
    "--advert",
    is_flag=True,
    help=_("Như --look, với khung an toàn hẹp hơn khi chạy quảng cáo trên từng nền tảng."),
)
@click.option("--list-rules", is_flag=True, help=_("Liệt kê mọi quy tắc kiểm tra, rồi thôi."))
@click.option("--strict", is_flag=True, help=_("Lưu ý cũng làm mã thoát thành 1."))
@click.option(
    "--sarif",
    "sarif_file",
    type=options.PATH,
    metavar="FILE|-",
    help=_("Ghi kết quả dạng SARIF 2.1.0 vào tệp; “-” in ra màn hình."),
)
@options.json_option
def command(
    scripts: tuple[Path, ...],
    units_file: Path | None,
    all_units: bool,
    unit_ids: tuple[str, ...],
    brand: Path | None,
    profile: Profile | None,
    look: bool,
    advert: bool,
    list_rules: bool,
    strict: bool,
    sarif_file: Path | None,
    as_json: bool,
) -> None:
    if list_rules:
        from vidgen.cli.rules import print_rules

        return print_rules(as_json=as_json)
    if not scripts:
        raise click.UsageError(_("Cần một kịch bản hoặc thư mục, hoặc --list-rules."))
    from vidgen.brand.load import load_brand
    from vidgen.errors import Severity, VidgenError
    from vidgen.library import courses_in, some_scripts_in
    from vidgen.preview import check

    found: dict[Finding, None] = {}
    try:
        courses = courses_in(scripts)
        files = tuple(path for path in some_scripts_in(scripts) if path not in courses)
        for course in courses:
            from vidgen.practice.course.load import scripts_and_faults  # most checks are of no course

            lessons, faults = scripts_and_faults(course)
            files = tuple(dict.fromkeys((*files, *lessons)))
            found.update(dict.fromkeys(faults))
        kit = load_brand(brand)
        looks = _looks() if look or advert else None
        for script in files:
            # With no unit chosen all are tried: one commune alone may have too long a name for its place.
            everyone = all_units or not unit_ids
            units = options.units_for(
                script, units_file, unit_ids, everyone and _has_units(script, units_file)
            )
            # Units differ in a name on the picture, and the longest takes most room.
            longest = max(units, key=lambda unit: len(unit.name) if unit else 0)
            of_units = []
            for unit in units:
                closely = unit is longest or bool(unit_ids)
                measured, further = (looks, _questions) if closely else (None, _nothing)
                use: Use = "advert" if advert else "post"
                of_units.append(check(script, unit, kit, measured, use, profile, further))
            found.update(dict.fromkeys(_joined(of_units)))
    except VidgenError as error:
        if sarif_file:
            _write_sarif(sarif_file, error.findings)
            if sarif_file == Path("-"):
                raise SystemExit(1) from error
        if not as_json:
            show.print_findings(error.findings, err=False)
            raise SystemExit(1) from error
        show.fail(error, as_json=True)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if sarif_file:
        _write_sarif(sarif_file, found)
    if sarif_file == Path("-"):
        pass
    elif as_json:
        show.print_json(
            {"ok": not errors, "scripts": len(files), "findings": [each.as_dict() for each in found]}
        )
    else:
        show.print_findings(found, err=False)
        click.echo(
            _("{scripts} kịch bản: {errors} lỗi, {warnings} lưu ý.").format(
                scripts=len(files), errors=errors, warnings=len(found) - errors
            )
        )
    raise SystemExit(1 if errors or (strict and found) else 0)


def _nothing(_told: Scenario, _unit: Unit | None, _brand: Brand) -> tuple[Finding, ...]:
    return ()


def _questions(told: Scenario, unit: Unit | None, brand: Brand) -> tuple[Finding, ...]:
    """What of its practice questions fits on no picture."""
    if not (told.practice and told.practice.questions):
        return ()
    from vidgen.practice.cuts.fits import unfitting  # few scripts ask anything

    return unfitting(told, unit, brand)


def _joined(of_units: Sequence[Sequence[Finding]]) -> Iterator[Finding]:
    """The findings for all units; a waiver that one of them needs is not told as unused by the others."""
    for findings in of_units:
        for finding in findings:
            if finding.code != UNUSED_WAIVER or all(finding in others for others in of_units):
                yield finding


def _write_sarif(file: Path, found: Iterable[Finding]) -> None:
    from vidgen import __version__
    from vidgen.review.elsewhere import ELSEWHERE
    from vidgen.review.rules import RULES
    from vidgen.review.sarif import sarif

    value = sarif(found, {**RULES, **ELSEWHERE}, Path.cwd(), __version__)
    if file == Path("-"):
        show.print_json(value)
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
        )
    except OSError as error:
        raise click.ClickException(
            _("Không ghi được “{name}”: {reason}.").format(name=file, reason=error.strerror or error)
        ) from error


def _looks() -> Looks:
    from vidgen.delivery.looks.scene import Looks
    from vidgen.store import BytesStore

    return Looks(BytesStore("seen"))


def _has_units(script: Path, units_file: Path | None) -> bool:
    from vidgen.scenario.units import find_units_file

    return units_file is not None or find_units_file(script) is not None

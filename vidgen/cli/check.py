"""``vidgen check``: what is wrong in scripts, without making anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.delivery.looks.scene import Looks
    from vidgen.delivery.platforms import Use


@click.command("check", help=_("Kiểm tra kịch bản: lỗi và lưu ý kèm tệp:dòng. Mã thoát 1 nếu có lỗi."))
@click.argument("scripts", nargs=-1, required=True, type=options.EXISTING, metavar="SCRIPT|DIR...")
@options.unit_options
@options.brand_option
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
@options.json_option
def command(
    scripts: tuple[Path, ...],
    units_file: Path | None,
    all_units: bool,
    unit_ids: tuple[str, ...],
    brand: Path | None,
    look: bool,
    advert: bool,
    as_json: bool,
) -> None:
    from vidgen.brand.load import load_brand
    from vidgen.errors import Finding, Severity, VidgenError
    from vidgen.library import some_scripts_in
    from vidgen.preview import check

    found: dict[Finding, None] = {}
    try:
        files = some_scripts_in(scripts)
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
            for unit in units:
                measured = looks if unit is longest or unit_ids else None
                use: Use = "advert" if advert else "post"
                found.update(dict.fromkeys(check(script, unit, kit, measured, use)))
    except VidgenError as error:
        if not as_json:
            show.print_findings(error.findings, err=False)
            raise SystemExit(1) from error
        show.fail(error, as_json=True)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if as_json:
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
    raise SystemExit(1 if errors else 0)


def _looks() -> Looks:
    from vidgen.delivery.looks.scene import Looks
    from vidgen.store import BytesStore

    return Looks(BytesStore("seen"))


def _has_units(script: Path, units_file: Path | None) -> bool:
    from vidgen.scenario.units import find_units_file

    return units_file is not None or find_units_file(script) is not None

"""``vidgen check``: what is wrong in scripts, without making anything."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, show
from vidgen.messages import _


@click.command("check", help=_("Kiểm tra kịch bản: lỗi và lưu ý kèm tệp:dòng. Mã thoát 1 nếu có lỗi."))
@click.argument("scripts", nargs=-1, required=True, type=options.EXISTING, metavar="SCRIPT|DIR...")
@options.unit_options
@options.brand_option
@options.json_option
def command(
    scripts: tuple[Path, ...],
    units_file: Path | None,
    all_units: bool,
    unit_ids: tuple[str, ...],
    brand: Path | None,
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
        for script in files:
            # With no unit chosen all are tried: one commune alone may have too long a name for its place.
            everyone = all_units or not unit_ids
            for unit in options.units_for(
                script, units_file, unit_ids, everyone and _has_units(script, units_file)
            ):
                found.update(dict.fromkeys(check(script, unit, kit)))
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


def _has_units(script: Path, units_file: Path | None) -> bool:
    from vidgen.scenario.units import find_units_file

    return units_file is not None or find_units_file(script) is not None

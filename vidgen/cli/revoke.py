"""``vidgen revoke``: take back the review and approval of scripts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vidgen.cli import options, show, signing
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.approval.key import PrivateKey


@click.command(
    "revoke",
    help=_("Thu hồi: kịch bản trở lại bản nháp trên mọi máy, phải rà soát và duyệt lại từ đầu."),
)
@click.argument("scripts", nargs=-1, required=True, metavar="SCRIPT|ID...")
@click.option("--reason", required=True, metavar="TEXT", help=_("Vì sao thu hồi; ghi vào sổ cái."))
@signing.key_option
@click.option(
    "--library",
    type=options.EXISTING,
    default=Path(),
    metavar="DIR",
    help=_(
        "Thư viện của kịch bản, khi ghi id thay cho tệp (kịch bản đã xóa, đã hỏng); mặc định: thư mục này."
    ),
)
@click.option("--yes", "-y", is_flag=True, help=_("Không hỏi lại."))
@options.json_option
def command(scripts: tuple[str, ...], reason: str, key: str, library: Path, yes: bool, as_json: bool) -> None:
    from vidgen.errors import VidgenError

    if as_json and not yes:
        raise click.UsageError(_("Với --json phải ghi cả --yes: không có ai để hỏi."))
    if not reason.strip() or len(reason) > 500:
        raise click.BadParameter(_("Ghi lý do, không quá 500 ký tự."), param_hint="--reason")
    told = ", ".join(scripts)
    if not yes and not click.confirm(_("Thu hồi {scripts}?").format(scripts=told), default=False):
        raise SystemExit(1)
    try:
        private = signing.unlocked(key)
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    results: list[dict[str, Any]] = []
    for script in scripts:
        try:
            statement = _revoke(script, library, " ".join(reason.split()), private)
        except VidgenError as error:
            results.append({"script": script, "ok": False, "findings": [e.as_dict() for e in error.findings]})
            if not as_json:
                show.print_findings(error.findings)
            continue
        results.append({"script": script, "ok": True, "statement": statement, "findings": []})
        if not as_json:
            click.echo(_("{script}: đã thu hồi.").format(script=script))
    good = all(each["ok"] for each in results)
    if as_json:
        show.print_json({"ok": good, "scripts": results})
    raise SystemExit(0 if good else 1)


def _revoke(script: str, library: Path, reason: str, key: PrivateKey) -> str:
    from vidgen.approval.accepted import Accepted, statements_of
    from vidgen.approval.desk import find_desk
    from vidgen.approval.record import open_record
    from vidgen.approval.sign import Decision, sign
    from vidgen.approval.state import no_desk
    from vidgen.errors import ApprovalError

    path = Path(script)
    here = path if path.is_file() else library
    desk = find_desk(here)
    if desk is None:
        raise ApprovalError([no_desk(here)])
    record = open_record(desk)
    wanted = _id_of(path) if path.is_file() else script
    told = [each.statement for each in statements_of(record, wanted) if isinstance(each, Accepted)]
    if not told or told[-1].action == "revoke":
        raise ApprovalError.of(
            "VG-A040",
            _("“{script}” chưa được rà soát, duyệt, hoặc đã thu hồi: không có gì để thu hồi.").format(
                script=wanted
            ),
            _("Xem các quyết định: vidgen log"),
            path=here,
        )
    return sign(record, Decision("revoke", wanted, told[-1].area, reason=reason), key).digest


def _id_of(path: Path) -> str:
    """The id of a script, which may be broken by now: then that of its name."""
    from vidgen.errors import VidgenError
    from vidgen.preview import read

    try:
        return read(path)[0].id
    except VidgenError:
        found = re.search(r"(?m)^id:\s*([a-z0-9-]+)\s*$", path.read_text(encoding="utf-8", errors="replace"))
        return found[1] if found else path.stem

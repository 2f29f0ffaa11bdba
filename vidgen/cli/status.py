"""``vidgen status``: what stands in a folder of results."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vidgen.cli import options, show
from vidgen.messages import N_, _

if TYPE_CHECKING:
    from vidgen.batch.standing import Standing
    from vidgen.delivery.report import Report

_STATES = {
    "done": (N_("xong"), "✓", "green"),
    "draft": (N_("bản nháp"), "◦", "yellow"),
    "working": (N_("đang dựng"), "…", "cyan"),
    "unfinished": (N_("dở dang"), "…", "yellow"),
    "broken": (N_("hỏng"), "✗", "red"),
}


@click.command("status", help=_("Trong thư mục kết quả có gì: bộ đăng nào xong, dở dang, bản nháp, hỏng."))
@click.argument(
    "out",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("out"),
    required=False,
    metavar="[OUT]",
)
@options.json_option
def command(out: Path, as_json: bool) -> None:
    from vidgen.batch.standing import State, survey
    from vidgen.delivery.disk import refusal

    try:
        found = survey(out)
    except OSError as error:
        show.fail(refusal(error, out), as_json=as_json)
    counts = Counter(each.state for each in found)
    seconds = sum(each.report.seconds for each in found if each.report)
    broken = counts[State.BROKEN] > 0
    if as_json:
        totals = {"kits": len(found), "seconds": seconds} | {state.value: counts[state] for state in State}
        show.print_json({"ok": not broken, "totals": totals, "kits": [_as_json(each) for each in found]})
    else:
        for each in found:
            click.echo(_line(each))
        click.echo(_totals(len(found), counts, seconds) if found else _("Chưa có bộ đăng nào."))
    raise SystemExit(1 if broken else 0)


def _line(each: Standing) -> str:
    word, mark, colour = _STATES[each.state]
    parts = [click.style(_(word), fg=colour)]
    if each.report:
        parts.append(show.clock(each.report.seconds))
    if each.made is not None:
        parts.append(_moment(each.made).strftime("%d/%m/%Y %H:%M"))
    if each.report and each.report.findings:
        parts.append(_("{count} lưu ý").format(count=len(each.report.findings)))
    if each.edited:
        parts.append(_("lời đăng đã sửa tay"))
    if each.missing:
        parts.append(_("thiếu {files}").format(files=", ".join(each.missing)))
    if each.changed:
        parts.append(_("khác lúc dựng: {files}").format(files=", ".join(each.changed)))
    if each.state == "draft" and each.report:
        reasons = dict.fromkeys(reason.message for reason in each.report.why_draft)
        parts.append(" ".join(reasons) or _("chưa được duyệt"))
    if each.state == "broken" and not each.missing and not each.changed:
        parts.append(_("không đọc được report.json"))
    return f"{click.style(mark, fg=colour)} {each.name}: {', '.join(parts)}"


def _totals(count: int, counts: Counter[Any], seconds: float) -> str:
    states = ", ".join(
        f"{counts[state]} {_(word)}" for state, (word, *_look) in _STATES.items() if counts[state]
    )
    line = _("{count} bộ đăng: {states}; tổng thời lượng {length}.").format(
        count=count, states=states, length=show.clock(seconds)
    )
    if counts["unfinished"] or counts["broken"]:
        line += " " + _("Chạy lại lệnh render để làm tiếp hoặc dựng lại.")
    return line


def _as_json(each: Standing) -> dict[str, Any]:
    return {
        "kit": each.name,
        "folder": str(each.folder),
        "state": each.state.value,
        "seconds": each.report.seconds if each.report else None,
        "made": _moment(each.made).isoformat(timespec="seconds") if each.made is not None else None,
        "findings": len(each.report.findings) if each.report else 0,
        "approval": _approval(each.report),
        "missing": list(each.missing),
        "changed": list(each.changed),
        "edited": each.edited,
    }


def _approval(report: Report | None) -> dict[str, Any] | None:
    """The approval of a final kit, or why it is a draft."""
    if report is None:
        return None
    if report.approval is None:
        return {"why_draft": [{"code": each.code, "message": each.message} for each in report.why_draft]}
    return report.approval.model_dump(mode="json")


def _moment(epoch: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(epoch).astimezone()

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
    from vidgen.delivery.today import Today

_STATES = {
    "done": (N_("xong"), "✓", "green"),
    "draft": (N_("bản nháp"), "◦", "yellow"),
    "working": (N_("đang dựng"), "…", "cyan"),
    "unfinished": (N_("dở dang"), "…", "yellow"),
    "failed": (N_("không đạt"), "✗", "red"),
    "broken": (N_("hỏng"), "✗", "red"),
}

_ENDED = {
    "withdrawn": N_("ĐÃ THU HỒI, phải gỡ"),
    "expired": N_("HẾT HẠN, không đăng nữa"),
    "superseded": N_("đã duyệt bản mới hơn, cần dựng lại"),
}

_MOST_FAULTS = 2  # in a line; all of them stand in the report


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
    from vidgen.batch.answers import drop_withdrawn
    from vidgen.batch.standing import State, survey
    from vidgen.delivery.disk import refusal
    from vidgen.delivery.today import today

    now = today(out)
    try:
        found = survey(out)
        drop_withdrawn(out, now)
    except OSError as error:
        show.fail(refusal(error, out), as_json=as_json)
    counts = Counter(each.state for each in found)
    seconds = sum(each.report.seconds for each in found if each.report)
    broken = counts[State.BROKEN] + counts[State.FAILED] > 0
    if as_json:
        totals = {"kits": len(found), "seconds": seconds} | {state.value: counts[state] for state in State}
        show.print_json({"ok": not broken, "totals": totals, "kits": [_as_json(each, now) for each in found]})
    else:
        for each in found:
            click.echo(_line(each, now))
        click.echo(_totals(len(found), counts, seconds) if found else _("Chưa có bộ đăng nào."))
    raise SystemExit(1 if broken else 0)


def _line(each: Standing, now: Today) -> str:
    word, mark, colour = _STATES[each.state]
    parts = [click.style(_(word), fg=colour)]
    if (ended := _ended(each, now)) in _ENDED:
        parts.append(click.style(_(_ENDED[ended]), fg="red"))
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
    if each.state == "failed":
        parts += [f"{fault.code} {fault.message}" for fault in each.faults[:_MOST_FAULTS]]
        parts.append(_("cất riêng ở {folder}").format(folder=each.folder))
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
    if counts["unfinished"] or counts["broken"] or counts["failed"]:
        line += " " + _("Chạy lại lệnh render để làm tiếp hoặc dựng lại.")
    return line


def _as_json(each: Standing, now: Today) -> dict[str, Any]:
    return {
        "kit": each.name,
        "folder": str(each.folder),
        "state": each.state.value,
        "seconds": each.report.seconds if each.report else None,
        "made": _moment(each.made).isoformat(timespec="seconds") if each.made is not None else None,
        "findings": len(each.report.findings) if each.report else 0,
        "approval": _approval(each.report),
        "today": _ended(each, now),
        "faults": [{"code": fault.code, "message": fault.message} for fault in each.faults],
        "missing": list(each.missing),
        "changed": list(each.changed),
        "edited": each.edited,
    }


def _ended(each: Standing, now: Today) -> str | None:
    """How a whole kit stands today (see `today.State`); None of one that is not whole."""
    from vidgen.delivery.authentic.records import render_entry

    whole = each.report is not None and each.state in ("done", "draft")
    return now.state(render_entry(each.folder, each.report)) if whole and each.report else None


def _approval(report: Report | None) -> dict[str, Any] | None:
    """The approval of a final kit, or why it is a draft."""
    if report is None:
        return None
    if report.approval is None:
        return {"why_draft": [{"code": each.code, "message": each.message} for each in report.why_draft]}
    return report.approval.model_dump(mode="json")


def _moment(epoch: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(epoch).astimezone()

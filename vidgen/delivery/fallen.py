"""What is done with a film that falls short: set apart, told, and what spoiled it is not used again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from vidgen.delivery.kit import Kit
from vidgen.delivery.quarantine import set_apart
from vidgen.delivery.report import Report
from vidgen.errors import DeliveryError, Finding, Severity
from vidgen.film.codec import CodecOptions
from vidgen.film.proofs import Proofs
from vidgen.film.store import SceneStore, scene_key
from vidgen.messages import _
from vidgen.scenario.model import Scenario
from vidgen.storyboard.model import Storyboard

_FROM_STORE = frozenset({"VG-I007", "VG-I052", "VG-I053", "VG-I054", "VG-I055", "VG-I056"})


def let_go(
    faults: Iterable[Finding],
    storyboard: Storyboard,
    options: CodecOptions,
    scenes: SceneStore,
    proofs: Proofs,
) -> None:
    """Drop what is kept of a film's scenes where it may be to blame, so that the next run makes them anew."""
    if any(each.code in _FROM_STORE for each in faults):
        for shot in storyboard.shots:
            scenes.content.drop(scene_key(shot, storyboard.size, options))
            proofs.drop(shot)


def fallen_short(
    kit: Kit,
    report: Report,
    scenario: Scenario,
    storyboard: Storyboard,
    options: CodecOptions,
    scenes: SceneStore,
    proofs: Proofs,
) -> DeliveryError:
    """Set the kit apart, and say where it is and what is wrong with it.

    What is kept of its scenes is let go where it may be to blame, so that the next run makes them anew.

    Returns:
        The error to raise: VG-K020 where it is now, VG-K021 that an earlier kit went along, then the faults;
        their place is the script, which people have before them.

    Raises:
        DeliveryError: it cannot be set apart; the faults are told all the same.
    """
    faults = [
        Finding(each.code, each.message, each.fix, path=scenario.path)
        for each in report.findings
        if each.severity is Severity.ERROR
    ]
    let_go(faults, storyboard, options, scenes, proofs)
    try:
        place, older = set_apart(kit, report.made_from)
    except DeliveryError as error:
        return DeliveryError([*error.findings, *faults])
    told = [
        Finding(
            "VG-K020",
            _("Video không đạt kiểm tra nên không vào bộ đăng; bản hỏng và báo cáo nằm ở “{path}”.").format(
                path=place
            ),
            _("Không đăng bản đó. Sửa các lỗi dưới đây rồi chạy lại lệnh render."),
            path=scenario.path,
        )
    ]
    if older:
        told.append(
            replace(
                told[0],
                code="VG-K021",
                message=_("Bộ đăng trước đó cũng được cất đi vì phê duyệt của nó không còn hiệu lực."),
                fix=_("Nếu đã đăng bản đó, kiểm tra xem có phải gỡ xuống không."),
            )
        )
    return DeliveryError([*told, *faults])

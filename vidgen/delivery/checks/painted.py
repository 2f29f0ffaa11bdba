"""The picture against what was painted: is it the storyboard's, with the AI label and, on a draft, its mark?

The figures are from the sample library, every sampled frame of every scene: a film is like what was painted
to 0.994 or more (to 0.949 seen beside the contact sheet), another scene of the same script to 0.89 at most.
A label correlates with its pattern by 0.99, below a draft's letters aslant by 0.35, empty ground by 0.08; a
draft's bands by 0.99, anything else by 0.1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from vidgen.delivery.checks.check import Check, clock, decimal, fault
from vidgen.delivery.measured import Expectation, Measured, Sampled
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.storyboard.model import FPS

LEAST_LIKENESS: Final = 0.91
LABEL_STANDS: Final = 0.25
MARK_STANDS: Final = 0.7
MARK_GONE: Final = 0.4
"""Of a mark that should not be there."""


def as_painted(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I053: at each sampled frame the picture that was painted."""
    for each in _first_of_scenes(measured, lambda one: one.likeness is not None and wrong_scene(one)):
        yield fault(
            measured,
            "VG-I053",
            _(
                "Cảnh {scene} (lúc {time}) không giống phân cảnh: chỉ giống {found}, cần ít nhất {least}."
            ).format(
                scene=each.scene + 1,
                time=clock(each.frame / FPS),
                found=decimal(each.likeness or 0, 2),
                least=decimal(LEAST_LIKENESS, 2),
            ),
            _("Chạy lại lệnh render: cảnh này sẽ được dựng lại từ đầu."),
        )


def wrong_scene(sample: Sampled) -> bool:
    """Whether a sampled frame shows something else than was painted."""
    return sample.likeness is not None and sample.likeness < LEAST_LIKENESS


def labelled(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I054: the AI label on the first frame and on every one looked at thereafter
    (Luật 134/2025/QH15, Điều 11)."""
    if not expect.labelled:
        return
    for each in _first_of_scenes(measured, lambda one: one.label is not None and one.label < LABEL_STANDS):
        yield fault(
            measured,
            "VG-I054",
            _("Cảnh {scene} (lúc {time}) không thấy nhãn AI trên hình.").format(
                scene=each.scene + 1, time=clock(each.frame / FPS)
            ),
            _("Nhãn AI phải có từ hình đầu tiên; kiểm tra ai_label trong brand.yaml rồi dựng lại."),
        )


def draft_mark(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I055: a draft's mark on every frame looked at; VG-I056: none on a final film."""
    if expect.draft is None:
        return
    if expect.draft:
        for each in _first_of_scenes(measured, lambda one: one.draft is not None and one.draft < MARK_STANDS):
            yield fault(
                measured,
                "VG-I055",
                _("Cảnh {scene} (lúc {time}) của bản nháp không có dấu BẢN NHÁP.").format(
                    scene=each.scene + 1, time=clock(each.frame / FPS)
                ),
            )
        return
    for each in _first_of_scenes(measured, lambda one: one.draft is not None and one.draft >= MARK_GONE):
        yield fault(
            measured,
            "VG-I056",
            _("Cảnh {scene} (lúc {time}) của bản chính thức còn dấu BẢN NHÁP.").format(
                scene=each.scene + 1, time=clock(each.frame / FPS)
            ),
        )


def _first_of_scenes(measured: Measured, wrong: Callable[[Sampled], bool]) -> Iterator[Sampled]:
    """The first frame of each scene of which something holds."""
    told: set[int] = set()
    for each in measured.picture.sampled if measured.picture else ():
        if each.scene not in told and wrong(each):
            told.add(each.scene)
            yield each


CHECKS: tuple[Check, ...] = (as_painted, labelled, draft_mark)

"""IDRs stand at the start, often enough, and never where they would change a still picture."""

from __future__ import annotations

from av import VideoFrame
from hypothesis import given
from hypothesis import strategies as st

from vidgen.film.frames import Run
from vidgen.film.gop import pace

FRAME = VideoFrame(2, 2, "yuv420p")


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=30), st.integers(1, 150))
def test_no_gop_is_longer_than_asked_for(counts: list[int], gop: int) -> None:
    idrs, at = [], 0
    for paced in pace([Run(FRAME, count) for count in counts], gop):
        idrs += [at] * paced.idr + [at + offset for offset in paced.again]
        assert paced.idr or not paced.again
        at += paced.run.count
    assert idrs[0] == 0
    assert all(1 <= later - earlier <= gop for earlier, later in zip(idrs, [*idrs[1:], at], strict=True))


def test_an_idr_is_not_spent_before_it_is_due() -> None:
    paced = list(pace([Run(FRAME, 10)] * 24, gop=120))
    assert [index for index, each in enumerate(paced) if each.idr] == [0, 12]


def test_an_idr_due_in_a_hold_moves_to_its_start_and_comes_again() -> None:
    first, second = pace([Run(FRAME, 100), Run(FRAME, 300)], gop=120)
    assert (first.idr, list(first.again)) == (True, [])
    assert (second.idr, list(second.again)) == (True, [120, 240])

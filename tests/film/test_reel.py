"""A reel holds packets as a tuple would, in memory or in a file."""

from __future__ import annotations

import random

import pytest

from vidgen.film import reel
from vidgen.film.packet import VideoPacket
from vidgen.film.reel import Reel


@pytest.fixture(params=[True, False], ids=["in memory", "in a file"])
def packets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[VideoPacket, ...]:
    if not request.param:
        monkeypatch.setattr(reel, "_IN_MEMORY", 100)
        monkeypatch.setattr(reel, "_AT_ONCE", 50)
    chance = random.Random(4)
    return tuple(
        VideoPacket(chance.randbytes(chance.choice([0, 1, 30, 4_000])), chance.random() < 0.1)
        for _ in range(300)
    )


def test_it_reads_as_the_tuple_it_was_made_from(packets: tuple[VideoPacket, ...]) -> None:
    held = Reel(iter(packets))
    assert len(held) == len(packets)
    assert tuple(held) == packets
    assert (held[0], held[-1], held[77]) == (packets[0], packets[-1], packets[77])
    assert held[5:-3:2] == packets[5:-3:2]
    with pytest.raises(IndexError):
        held[300]


def test_two_can_go_through_it_at_once(packets: tuple[VideoPacket, ...]) -> None:
    held = Reel(packets)
    assert all(one == other == held[at] for at, (one, other) in enumerate(zip(held, held, strict=True)))


def test_reels_are_equal_if_their_packets_are(packets: tuple[VideoPacket, ...]) -> None:
    assert Reel(packets) == Reel(packets)
    assert Reel(packets) != Reel(packets[:-1])
    changed = (*packets[:-1], VideoPacket(packets[-1].data, not packets[-1].key))
    assert Reel(packets) != Reel(changed)


def test_an_empty_reel_is_false() -> None:
    assert not Reel(())

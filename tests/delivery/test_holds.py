"""Of a long hold whole turns are left out of what is decoded, and only where that can change nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import av
import pytest
from PIL import Image

from vidgen.delivery import witness
from vidgen.delivery.holds import Holds
from vidgen.delivery.witness import Seen, watch
from vidgen.film.compositor import runs
from vidgen.film.h264 import EncodedVideo, VideoPacket, encode
from vidgen.storyboard.model import Layer, Picture, Pose, Shot

SIZE = (96, 64)
TURN = 16  # what x264 writes: frame_num in four bits
HOLDS = (40, 3, 33, 1, 18, 120)


@pytest.fixture(scope="module")
def scene() -> EncodedVideo:
    """A square jumps about; between the jumps everything holds."""
    starts = [sum(HOLDS[:number]) for number in range(len(HOLDS))]
    square = Picture((16, 16), lambda: Image.new("RGBA", (16, 16), (255, 210, 60, 255)))
    poses = tuple(Pose(start, square, 10 * number, 8) for number, start in enumerate(starts))
    ground = Picture(SIZE, lambda: Image.new("RGB", SIZE, (120, 20, 30)))
    return encode(runs(Shot("hook", sum(HOLDS), ground, (Layer("square", poses),), (), (), 0)), SIZE)


def decoded(
    scene: EncodedVideo, monkeypatch: pytest.MonkeyPatch, *, all_of_it: bool = False
) -> tuple[Seen, list[bytes]]:
    """What is seen of a scene, and the packets a decoder was given for it."""
    given: list[bytes] = []
    feed = witness._Watching._feed

    def noted(self: witness._Watching, data: bytes | None) -> None:
        given.extend([data] if data is not None else [])
        feed(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(witness._Watching, "_feed", noted)
        if all_of_it:
            patch.setattr(Holds, "turn_after", lambda *_: 0)
        return watch(scene, codes=False), given


def changed(scene: EncodedVideo, at: int, data: bytes) -> EncodedVideo:
    packets = (*scene.packets[:at], VideoPacket(data, False), *scene.packets[at + 1 :])
    return replace(scene, packets=packets)


def test_the_same_is_seen_and_only_whole_turns_are_left_out(
    scene: EncodedVideo, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, given = decoded(scene, monkeypatch)
    seen_all, all_given = decoded(scene, monkeypatch, all_of_it=True)
    assert seen == seen_all and seen.frames == sum(HOLDS) and seen.damaged == 0
    assert all_given == [packet.data for packet in scene.packets]
    left_out = len(all_given) - len(given)
    assert left_out >= 3 * TURN and left_out % TURN == 0


def test_what_the_decoder_gets_decodes_by_itself_without_a_gap(
    scene: EncodedVideo, monkeypatch: pytest.MonkeyPatch
) -> None:
    _seen, given = decoded(scene, monkeypatch)
    decoder = av.CodecContext.create("h264", "r")
    decoder.extradata = scene.extradata
    decoder.options = {"err_detect": "explode"}
    frames = [frame for data in (*given, None) for frame in decoder.decode(av.Packet(data) if data else None)]
    assert len(frames) == len(given)


def test_every_packet_that_is_left_out_was_decoded_elsewhere_in_the_scene(
    scene: EncodedVideo, monkeypatch: pytest.MonkeyPatch
) -> None:
    _seen, given = decoded(scene, monkeypatch)
    assert {packet.data for packet in scene.packets} == set(given)


def test_a_held_picture_that_was_never_seen_to_hold_is_decoded(
    scene: EncodedVideo, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One bit is another in the middle of a turn that would have been left out."""
    first = next(
        at for at, (one, two) in enumerate(pairwise(scene.packets)) if len(one.data) > 100 > len(two.data)
    )
    held = scene.packets[first + 1 + TURN + 5].data
    for bit in range(8 * 5, 8 * len(held), 7):
        flipped = bytearray(held)
        flipped[bit // 8] ^= 1 << bit % 8
        _seen, given = decoded(changed(scene, first + 1 + TURN + 5, bytes(flipped)), monkeypatch)
        assert bytes(flipped) in given


def test_held_pictures_in_the_wrong_order_are_seen_as_when_all_are_decoded(
    scene: EncodedVideo, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = len(scene.packets) - 30
    one, two = scene.packets[last].data, scene.packets[last + 1].data
    swapped = changed(changed(scene, last, two), last + 1, one)
    seen, given = decoded(swapped, monkeypatch)
    assert seen == decoded(swapped, monkeypatch, all_of_it=True)[0] != decoded(scene, monkeypatch)[0]
    assert (two, one) in pairwise(given)


def test_after_a_damaged_packet_nothing_is_left_out(
    scene: EncodedVideo, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = changed(scene, 1, scene.packets[0].data[: len(scene.packets[0].data) // 3])
    seen, given = decoded(broken, monkeypatch)
    assert seen == decoded(broken, monkeypatch, all_of_it=True)[0]
    assert seen.damaged and len(given) == len(scene.packets)


def test_a_stream_of_another_kind_is_decoded_whole() -> None:
    holds = Holds(b"no parameter sets")
    assert holds.turn_after([b"held"] * 40, 20) == 0

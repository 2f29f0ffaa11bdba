"""Watches encoded scenes beside the encoder, so that a finished film need not be decoded all over again.

Every scene is decoded once, in a thread of its own, and what was seen is kept under the hash of its bytes.
`witnessed.measure_made` then only has to prove that the file holds those very bytes.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import av
from av.video.codeccontext import VideoCodecContext

from vidgen.delivery.flashes import Change, packed
from vidgen.delivery.holds import HELD, Holds
from vidgen.delivery.look import QR_STEP, Look
from vidgen.delivery.measured import Sampled
from vidgen.delivery.wanted import Wanted, wanted_of
from vidgen.film.aside import aside
from vidgen.film.h264 import EncodedVideo
from vidgen.film.proofs import Proofs
from vidgen.film.stretches import Stretch
from vidgen.store import BytesStore
from vidgen.storyboard.model import FPS, Shot

_FORMAT: Final = "vidgen-seen-4"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a decoder made of a scene; times in seconds from its start.

    Attributes:
        frames: how many pictures came out.
        damaged: packets that could not be decoded.
        black: stretches of black.
        codes: ``(second, text)`` of the QR codes read.
        code_side, code_quiet: their size in pixels and their quiet zone in modules; None where none was read.
        changes: when much of the picture became brighter or darker, see `flashes`.
        red_changes: when much of it became redder or less red, see `red_flashes`.
        first, last: the colours of the first and last picture at a few points, row by row, in hex.
        caption_contrast: of the caption that reads worst; None where none was seen.
        still: stretches in which nothing changed.
        sampled: what came of the frames compared with what was painted; `scene` says nothing here.
    """

    frames: int
    damaged: int
    black: tuple[Stretch, ...]
    codes: tuple[tuple[float, str], ...]
    code_side: float | None = None
    code_quiet: int | None = None
    changes: tuple[Change, ...] = ()
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    caption_contrast: float | None = None
    red_changes: tuple[Change, ...] = ()
    still: tuple[Stretch, ...] = ()
    sampled: tuple[Sampled, ...] = ()


def watch(
    scene: EncodedVideo, *, codes: bool, captions: Sequence[float] = (), wanted: Sequence[Wanted] = ()
) -> Seen:
    """Decode a scene in the strictest mode and look at every picture.

    Of long holds whole turns of held pictures are left out where that can change nothing; see `Holds`.

    Arguments:
        codes: whether to look for QR codes.
        captions: seconds of the scene at which a caption is to be looked at.
        wanted: frames of the scene, rising, to be compared with what was painted.
    """
    return _Watching(scene, codes, captions, wanted).seen()


class _Watching:
    """A decoder and the eyes on it."""

    def __init__(
        self, scene: EncodedVideo, codes: bool, captions: Sequence[float], wanted: Sequence[Wanted]
    ) -> None:
        decoder = av.CodecContext.create("h264", "r")
        assert isinstance(decoder, VideoCodecContext)
        decoder.extradata = scene.extradata
        decoder.options = {"err_detect": "explode"}
        self._decoder = decoder
        self._packets = [packet.data for packet in scene.packets]
        self._holds = Holds(scene.extradata)
        self._look = Look(0.0 if codes else math.inf, captions, wanted)
        self._inside: deque[bytes] = deque()
        self._shown: av.VideoFrame | None = None
        self._damaged = 0

    def seen(self) -> Seen:
        at = 0
        while at < len(self._packets):
            turn = 0 if self._inside else self._holds.turn_after(self._packets, at)
            for _held in range(turn):
                self._again()
            at += turn
            if not turn:
                self._feed(self._packets[at])
                at += 1
        self._feed(None)
        look = self._look
        return Seen(
            look.frames,
            self._damaged,
            look.black,
            look.codes,
            look.code_side,
            look.code_quiet,
            tuple(look.flashes.changes),
            packed(look.red_flashes.first),
            packed(look.red_flashes.last),
            look.caption_contrast,
            tuple(look.red_flashes.changes),
            look.still,
            tuple(look.sampled),
        )

    def _feed(self, data: bytes | None) -> None:
        if data is not None:
            self._inside.append(data)
        try:
            frames = self._decoder.decode(av.Packet(data) if data is not None else None)
        except av.FFmpegError:
            self._damaged += 1
            self._inside.clear()
            self._holds.forget()
            return
        for frame in frames:
            # A decoder may hold pictures back, so each is matched with the packet it came in.
            packet = self._inside.popleft() if self._inside else b""
            self._holds.decoded(packet, self._shown, frame)
            self._shown = frame
            if len(packet) < HELD:
                self._again()
            else:
                self._look.at(frame, self._time, 1 / FPS)

    def _again(self) -> None:
        """The picture stands on; it is looked at again only for a code."""
        if self._look.due(self._time) and self._shown is not None:
            self._look.at(self._shown, self._time, 1 / FPS)
        else:
            self._look.again(self._time, 1 / FPS)

    @property
    def _time(self) -> float:
        return self._look.frames / FPS


class Witness:
    """A thread that watches scenes in the order they are shown to it.

    Attributes:
        store: of what was seen.
        proofs: what was painted, with which scenes are compared.
    """

    def __init__(
        self, folder: Path | None = None, *, threads: bool = True, proofs: Proofs | None = None
    ) -> None:
        """
        Arguments:
            folder: of what was seen before; None is ``seen`` in the cache folder.
            threads: whether to watch in a thread, or while a scene is shown.
            proofs: what was painted, to compare scenes with; None compares them with nothing.
        """
        self.proofs = proofs
        self.store = BytesStore("seen", folder)
        self._aside = ExitStack()
        self._executor = self._aside.enter_context(aside(threads))
        self._watched: list[Future[Seen]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        return self._aside.__exit__(kind, error, trace)

    def show(self, shot: Shot, scene: EncodedVideo) -> None:
        """Have the next scene watched; codes are looked for where the shot has one."""
        codes = any(layer.name == "qr" for layer in shot.layers)
        captions = tuple((cue.start + cue.end) / 2 / FPS for cue in shot.captions)
        self._watched.append(self._executor.submit(self._see, shot, scene, codes, captions))

    @property
    def seen(self) -> tuple[Seen, ...]:
        """What was seen of every scene, in order; waits for the last."""
        return tuple(future.result() for future in self._watched)

    def _see(self, shot: Shot, scene: EncodedVideo, codes: bool, captions: tuple[float, ...]) -> Seen:
        wanted = tuple(wanted_of(shot, self.proofs.of(shot))) if self.proofs else ()
        digest = hashlib.sha256(f"{_FORMAT} {codes} {QR_STEP} {captions}".encode() + scene.extradata)
        for each in wanted:
            digest.update(each.digest)
        for packet in scene.packets:
            digest.update(packet.data)
        key = digest.hexdigest()
        known = self.store.get(key)
        if known is not None:
            kept = json.loads(known)
            pairs = {
                name: tuple((one, two) for one, two in kept[name])
                for name in ("black", "codes", "changes", "red_changes", "still")
            }
            rows = {name: tuple(kept[name]) for name in ("first", "last")}
            sampled = tuple(Sampled(**each) for each in kept["sampled"])
            return Seen(**{**kept, **pairs, **rows, "sampled": sampled})
        seen = watch(scene, codes=codes, captions=captions, wanted=wanted)
        self.store.keep(key, json.dumps(asdict(seen)).encode("utf-8"))
        return seen

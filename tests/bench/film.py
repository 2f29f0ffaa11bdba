"""The film stage against other ways to make the same frames, and how true the picture stays."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from moviepy import CompositeVideoClip, ImageClip

from tests.bench.measure import ROOT, UNIT, timed
from tests.bench.office import approved
from vidgen.brand.load import load_brand
from vidgen.film.codec import CodecOptions
from vidgen.film.compositor import runs
from vidgen.film.frames import Run
from vidgen.film.h264 import EncodedVideo, encode, join
from vidgen.film.scenes import scenes
from vidgen.preview import storyboard_of
from vidgen.scenario.units import choose, load_units
from vidgen.settings import Settings
from vidgen.storyboard.model import FPS, Shot, Storyboard

SCRIPT = ROOT / "scripts/lua-dao/gia-danh-cong-an-vneid.md"


def sample_storyboard() -> Storyboard:
    """The storyboard of the sample script, approved and spoken."""
    unit = choose(load_units(ROOT / "scripts/units.csv"), (UNIT,))[0]
    with tempfile.TemporaryDirectory() as folder:
        script = approved(Path(shutil.copy(SCRIPT, folder)))
        return storyboard_of(script, unit, load_brand(), Settings())


def film_stage(shots: tuple[Shot, ...], size: tuple[int, int]) -> EncodedVideo:
    """What vidgen does: paint, convert and encode what changes."""
    return join(list(scenes(shots, size, CodecOptions(), None)))


def against_every_frame(storyboard: Storyboard) -> tuple[float, float]:
    """Seconds of the film stage, and of x264 encoding every frame from ready-made pictures."""
    film_stage(storyboard.shots[:1], storyboard.size)  # the proof of the skip picture, once a process
    ours, _film = timed(lambda: film_stage(storyboard.shots, storyboard.size))
    ready = [list(runs(shot)) for shot in storyboard.shots]
    plain = CodecOptions(hold_aware=False)
    theirs, _film = timed(lambda: [encode(each, storyboard.size, plain) for each in ready])
    return ours, theirs


def against_moviepy(storyboard: Storyboard) -> tuple[float, float]:
    """Seconds of the film stage and of moviepy's CompositeVideoClip, for the layers of one scene."""
    shot = max((shot for shot in storyboard.shots if not shot.moving), key=lambda shot: len(shot.layers))
    ours, _film = timed(lambda: film_stage((shot,), storyboard.size))
    with tempfile.TemporaryDirectory() as folder:
        clip = _composite(shot)
        theirs, _none = timed(
            lambda: clip.write_videofile(
                str(Path(folder) / "film.mp4"),
                fps=FPS,
                codec="libx264",
                preset="superfast",
                threads=2,
                ffmpeg_params=["-crf", "20", "-pix_fmt", "yuv420p"],
                audio=False,
                logger=None,
            )
        )
    return ours, theirs


def _composite(shot: Shot) -> CompositeVideoClip:
    ground = np.asarray(shot.background.paint().convert("RGB"))
    clips = [ImageClip(ground).with_duration(shot.frames / FPS)]
    for layer in shot.layers:
        for number, pose in enumerate(layer.poses):
            after = layer.poses[number + 1].frame if number + 1 < len(layer.poses) else shot.frames
            if pose.picture is None or after <= pose.frame:
                continue
            clip = ImageClip(np.asarray(pose.picture.paint()), transparent=True)
            clip = clip.with_start(pose.frame / FPS).with_duration((after - pose.frame) / FPS)
            clips.append(clip.with_position((pose.x, pose.y)).with_opacity(pose.alpha))
    return CompositeVideoClip(clips)


def similarity(storyboard: Storyboard) -> float:
    """The lowest SSIM of luma between decoded film and painted picture over every scene's settled frame."""
    lowest = 1.0
    for shot in storyboard.shots:
        film = encode(runs(shot), storyboard.size)
        decoded = next(frame for i, frame in enumerate(_decoded(film)) if i == shot.settled)
        run = _run_at(shot, shot.settled)
        lowest = min(lowest, _ssim(_luma(decoded), _luma(run.frame)))
    return lowest


def changing_share(storyboard: Storyboard) -> float:
    """The share of frames that differ from the one before."""
    changes = sum(sum(1 for _run in runs(shot)) for shot in storyboard.shots)
    return changes / storyboard.frames


def _run_at(shot: Shot, frame: int) -> Run:
    at = 0
    for run in runs(shot):
        at += run.count
        if at > frame:
            return run
    raise IndexError(frame)


def _decoded(film: EncodedVideo) -> Iterator[av.VideoFrame]:
    decoder = av.CodecContext.create("h264", "r")
    decoder.extradata = film.extradata
    for packet in film.packets:
        yield from decoder.decode(av.Packet(packet.data))
    yield from decoder.decode(None)


def _luma(frame: av.VideoFrame) -> np.ndarray:
    plane = frame.planes[0]
    whole = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    return whole[:, : plane.width].astype(np.float64)


def _ssim(one: np.ndarray, two: np.ndarray) -> float:
    """Mean structural similarity over windows of 8 × 8 (Wang et al. 2004, equation 13)."""

    def blocks(plane: np.ndarray) -> np.ndarray:
        height, width = (side // 8 * 8 for side in plane.shape)
        return plane[:height, :width].reshape(height // 8, 8, width // 8, 8).swapaxes(1, 2).reshape(-1, 64)

    a, b = blocks(one), blocks(two)
    mean_a, mean_b = a.mean(1), b.mean(1)
    spread = ((a - mean_a[:, None]) * (b - mean_b[:, None])).mean(1)
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    top = (2 * mean_a * mean_b + c1) * (2 * spread + c2)
    return float((top / ((mean_a**2 + mean_b**2 + c1) * (a.var(1) + b.var(1) + c2))).mean())

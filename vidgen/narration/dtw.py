"""Dynamic time warping of a recording onto a reference, with pauses where they may fall.

Sakoe and Chiba, "Dynamic programming algorithm optimization for spoken word recognition", IEEE Transactions
on Acoustics, Speech and Signal Processing 26 (1978), in its asymmetric form: each heard frame is matched
once, while the reference moves on by 0 to 3 frames. At a joint between two syllables it may wait for as long
as nothing is heard. A whole row is taken at once, since every step comes from the row before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.narration.mfcc import Frames

Indices = NDArray[np.int64]

_STEPS: Final = (np.float32(2.0), np.float32(0.0), np.float32(1.5), np.float32(5.0))  # cost of moving on by k
_FARTHEST: Final = len(_STEPS) - 1
_ENDLESS: Final = np.float32(np.inf)
# Multiplications at once: a product of matrices this small stays on one thread, and two would cost more.
_BLOCK: Final = 250_000


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """What a recording is warped onto.

    Attributes:
        frames: shape ``(m, d)``, without pauses.
        joints: the frames before which a pause may fall, rising, from 0 to m.
        waits: what it costs to begin a pause at each joint.
    """

    frames: Frames
    joints: Indices
    waits: Frames


@dataclass(frozen=True, slots=True, eq=False)
class Warp:
    """Where each heard frame belongs.

    Attributes:
        places: frame of the reference; in a pause the one before which it falls. Never falls.
        paused: whether it is a pause.
        cost: of the whole way; infinite if there is none within the band.
    """

    places: Indices
    paused: NDArray[np.bool_]
    cost: float


def band(centre: NDArray[np.float64], width: int, length: int) -> Indices:
    """The lowest frame of the reference looked at for each heard one, so that `centre` is in the middle."""
    lowest = np.clip(np.rint(centre).astype(np.int64) - width // 2, 0, max(length - width, 0))
    return np.asarray(np.maximum.accumulate(lowest))


def warp(heard: Frames, silent: Frames, reference: Reference, lowest: Indices, width: int) -> Warp:
    """The cheapest way through the reference.

    Arguments:
        heard: shape ``(n, d)``, n ≥ 1.
        silent: what it costs to take each heard frame for a pause, shape ``(n,)``.
        reference: m ≥ 1.
        lowest: of the band, shape ``(n,)``, never falling; see `band`.
        width: frames of the reference in the band. Memory is ``n · width``.
    """
    costs, rested, left, last = _forward(heard, silent, reference, lowest, width)
    return _backward(costs, rested, left, last, reference, lowest)


def _forward(
    heard: Frames, silent: Frames, reference: Reference, lowest: Indices, width: int
) -> tuple[Frames, NDArray[np.bool_], NDArray[np.bool_], tuple[float, float]]:
    """Cost of each place of each row; where a pause goes on; where speech begins after a pause; both ends."""
    count, length, joints = len(heard), len(reference.frames), len(reference.joints)
    # Rows stand behind some places that cannot be reached, so that no step has to look where it comes from.
    entries, exits = reference.joints[1:] - 1 + _FARTHEST, reference.joints[:-1]
    before = np.full(length + _FARTHEST, _ENDLESS)
    now = before.copy()
    pauses = np.full(joints, _ENDLESS)
    pauses[0] = reference.waits[0]
    entering = np.full(joints, _ENDLESS)
    costs = np.full((count, width), _ENDLESS)
    rested, left = np.zeros((count, joints), bool), np.zeros((count, joints), bool)
    spare = np.empty(width, np.float32)
    lows = lowest.tolist()
    first, end = (np.searchsorted(exits, lowest + more).tolist() for more in (0, width))
    squares = np.square(heard).sum(axis=1)[:, None], np.square(reference.frames).sum(axis=1)
    block = max(_BLOCK // (heard.shape[1] * 2 * min(width, length)), 1)
    base, near = 0, spare[None]
    for row, low in enumerate(lows):
        high = min(low + width, length)
        if row % block == 0:
            until = min(row + block, count)
            base, top = low, min(lows[until - 1] + width, length)
            near = heard[row:until] @ reference.frames[base:top].T
            near = np.sqrt(np.maximum(squares[0][row:until] - 2 * near + squares[1][base:top], 0))
        now[_FARTHEST + lows[max(row - 2, 0)] : _FARTHEST + low] = _ENDLESS  # what was left there by then
        best, other = now[_FARTHEST + low : _FARTHEST + high], spare[: high - low]
        if row:
            np.add(before[_FARTHEST + low : _FARTHEST + high], _STEPS[0], out=best)
            for step in range(1, _FARTHEST + 1):
                start = _FARTHEST - step
                np.add(before[start + low : start + high], _STEPS[step], out=other)
                np.minimum(best, other, out=best)
            some = slice(first[row], end[row])
            places = exits[some] - low
            left[row, some] = pauses[some] < best[places]
            best[places] = np.minimum(best[places], pauses[some])
            entering[1:] = before[entries]
            entering += reference.waits
            np.less_equal(pauses, entering, out=rested[row])
            np.minimum(pauses, entering, out=pauses)
        else:
            best[:] = _ENDLESS
            if low == 0:
                best[0] = 0
        best += near[row % block, low - base : high - base]
        pauses += silent[row]
        costs[row, : high - low] = best
        before, now = now, before
    return costs, rested, left, (float(before[-1]), float(pauses[-1]))


def _backward(
    costs: Frames,
    rested: NDArray[np.bool_],
    left: NDArray[np.bool_],
    last: tuple[float, float],
    reference: Reference,
    lowest: Indices,
) -> Warp:
    count, width = costs.shape
    places, paused = np.zeros(count, np.int64), np.zeros(count, bool)
    joint_at = {int(place): joint for joint, place in enumerate(reference.joints[:-1])}
    spoken, pausing = last
    resting = pausing <= spoken
    place, joint = len(reference.frames) - 1, len(reference.joints) - 1
    for row in range(count - 1, -1, -1):
        if resting:
            places[row], paused[row] = reference.joints[joint], True
            if row and not rested[row, joint]:
                resting, place = False, int(reference.joints[joint]) - 1
            continue
        places[row] = place
        if not row:
            break
        begun = joint_at.get(place)
        if begun is not None and left[row, begun]:
            resting, joint = True, begun
            continue
        offset = place - int(lowest[row - 1])
        steps = [step for step in range(_FARTHEST + 1) if 0 <= offset - step < width]
        place -= min(steps, key=lambda step: costs[row - 1, offset - step] + _STEPS[step], default=0)
    return Warp(places, paused, min(last))

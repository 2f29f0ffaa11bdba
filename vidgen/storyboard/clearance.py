"""What a film says of its own approval: the draft mark, or the code by which it can be looked up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clearance:
    """What stands on the picture because of the script's approval.

    Attributes:
        draft: “BẢN NHÁP” stands on every frame.
        code: the verification code on the end card, such as ``7K3M-9QXA``; empty where there is none.
    """

    draft: bool = False
    code: str = ""


CLEAR = Clearance()
"""Neither: for pictures that are no film of anybody's yet, such as the list of scenes."""

"""Recordings that nobody approved: a folder named elsewhere than beside the script."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vidgen.approval.digest import TAKES
from vidgen.brand.kit import Brand
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.scenario.model import Scenario

_ENGINE: Final = "recorded"


def other_takes(voice: str | None, brand: Brand, written: Scenario) -> Finding | None:
    """What is to be said where a voice asked for may play recordings that the approval does not cover.

    Recordings in ``ban-thu/<id>`` beside the script are part of what is approved; with others a film could
    say anything under the approval of these words.

    Arguments:
        voice: ``engine`` or ``engine:voice`` asked for instead of the brand's lists; None for those.
    """
    own = (written.folder / TAKES / written.id).resolve()
    listed = [voice] if voice else [spec for each in brand.voice_lists for spec in each]
    for spec in listed:
        engine, _colon, folder = spec.partition(":")
        if engine == _ENGINE and folder and not Path(folder).resolve().is_relative_to(own):
            return Finding(
                "VG-A047",
                _("Bản thu trong “{folder}” không thuộc phần đã duyệt.").format(folder=folder),
                _(
                    "Đặt bản thu vào {place} cạnh kịch bản rồi rà soát, duyệt lại; hoặc dùng giọng khác."
                ).format(place=f"{TAKES}/{written.id}"),
                path=written.path,
            )
    return None

"""Models in memory, and what is said of one that cannot be loaded or cannot speak."""

from __future__ import annotations

import logging
import threading
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vidgen.messages import _
from vidgen.narration.piper.data import data_folder
from vidgen.narration.piper.model import Model, failed
from vidgen.narration.voices.engine import EngineFailed

if TYPE_CHECKING:
    from piper import PiperVoice

_KEPT: Final = 4  # models, some 100 MB each with what they work on
_loading: Final = threading.Lock()


def loaded(model: Model) -> PiperVoice:
    """The model in memory; loaded once while no more than a cast's worth of others is used.

    Raises:
        EngineFailed: it cannot be loaded (``VG-V036``).
    """
    with _loading:
        return _load(model.path, model.path.stat().st_mtime_ns)


@lru_cache(maxsize=_KEPT)
def _load(path: Path, _modified: int) -> PiperVoice:
    # Piper warns of each phoneme it leaves out; times that then do not fit are seen here.
    logging.getLogger("piper").addHandler(logging.NullHandler())
    try:
        from piper import PiperVoice

        from vidgen.narration.piper.phonemes import SteadyVoice

        alignments = find_spec("onnx") is not None
        return SteadyVoice.of(
            PiperVoice.load(path, espeak_data_dir=data_folder(), include_alignments=alignments)
        )
    except Exception as error:  # onnx, protobuf and onnxruntime each have their own for a damaged file
        raise failed(
            "VG-V036",
            _("Không nạp được giọng piper “{name}”: {error}").format(name=path.name, error=_brief(error)),
            _("Tải lại giọng bằng: vidgen voices install {name}").format(
                name=path.name.removesuffix(".onnx")
            ),
            path=path,
        ) from error


def no_sound(model: Model, reason: object) -> EngineFailed:
    """The error of a model that is loaded but cannot speak (``VG-V038``)."""
    return failed(
        "VG-V038",
        _("Giọng piper “{name}” không đọc được: {reason}").format(name=model.name, reason=_brief(reason)),
        _("Tệp mô tả có thể thuộc về giọng khác; tải lại: vidgen voices install {name}").format(
            name=model.name
        ),
        path=model.path,
    )


def _brief(reason: object) -> str:
    """The first line of what a library says, which may go on for a page."""
    lines = str(reason).strip().splitlines()
    return lines[0][:200] if lines else type(reason).__name__

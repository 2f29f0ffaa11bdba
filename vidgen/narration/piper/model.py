"""Piper voices on this machine: a model ``NAME.onnx`` beside its description ``NAME.onnx.json``.

They are looked for in the folder `VIDGEN_VOICES` names, else in ``voices`` of this user's data folder, where
``vidgen voices install`` puts them. Everything here is cheap: nothing loads a model.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, Final

import platformdirs

from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.narration.voices.engine import EngineFailed

SUFFIX: Final = ".onnx"
RECOMMENDED: Final = "vi_VN-vais1000-medium"

# What espeak-ng writes Vietnamese with, of which every voice trained on it knows all: marks, vowels and
# consonants, and the tones huyền, hỏi, ngã, nặng (2 4 5 6) and sắc (ɜ).
_NEEDED: Final = "_^$ ˈaehiklmnostuvwxyzŋɔɗəɛɣɲː2456ɜ"
_RATES: Final = range(8_000, 48_001)  # Hz
_SAMPLED = 64  # places of a model that its digest reads
_SAMPLE = 4096  # bytes


@dataclass(frozen=True)
class Model:
    """A voice as its files describe it.

    Attributes:
        path: of the model; its description lies beside it.
        config: the description.
    """

    path: Path
    config: Mapping[str, Any]

    @property
    def name(self) -> str:
        return self.path.name.removesuffix(SUFFIX)

    @property
    def sample_rate(self) -> int:
        rate: int = self.config["audio"]["sample_rate"]
        return rate

    @property
    def hop(self) -> int:
        """Samples for each unit of time that the model counts in; 256 in all published voices."""
        hop: int = self.config.get("hop_length", 256)
        return hop

    @property
    def phoneme_ids(self) -> Mapping[str, list[int]]:
        ids: Mapping[str, list[int]] = self.config["phoneme_id_map"]
        return ids

    @property
    def speakers(self) -> tuple[str, ...]:
        """Their names in the order of their numbers; none where the model has one speaker."""
        count: int = self.config.get("num_speakers", 1)
        if count <= 1:
            return ()
        named = {number: name for name, number in self.config.get("speaker_id_map", {}).items()}
        return tuple(named.get(number, str(number)) for number in range(count))

    @cached_property
    def digest(self) -> str:
        """12 hexadecimal digits over the description, the model's size and samples from all over it.

        Two trainings differ in every weight, so that samples tell them apart without reading 60 MB.
        """
        size = self.path.stat().st_size
        total = hashlib.sha256(json.dumps(self.config, sort_keys=True).encode() + f"\0{size}\0".encode())
        with self.path.open("rb") as file:
            for place in range(_SAMPLED):
                file.seek(place * max(size - _SAMPLE, 0) // (_SAMPLED - 1))
                total.update(file.read(_SAMPLE))
        return total.hexdigest()[:12]


def voices_folder() -> Path:
    """Where installed voices lie: `VIDGEN_VOICES`, else in this user's data folder."""
    if chosen := os.environ.get("VIDGEN_VOICES"):
        return Path(chosen)
    return Path(platformdirs.user_data_dir("vidgen", appauthor=False)) / "voices"


def installed_models() -> tuple[Path, ...]:
    """The models in the voices folder, the recommended one first; nothing is known of them but the name."""
    try:
        found = sorted(path for path in voices_folder().iterdir() if path.name.endswith(SUFFIX))
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda path: path.name != RECOMMENDED + SUFFIX))


def find_model(name: str) -> Model:
    """The voice of that name in the voices folder, or at that path where it ends in ``.onnx``.

    Raises:
        EngineFailed: there is none (``VG-V070``), or it cannot be used, as for `read_model`.
    """
    if name.endswith(SUFFIX):
        return read_model(Path(name))
    models = {path.name.removesuffix(SUFFIX): path for path in installed_models()}
    if name in models:
        return read_model(models[name])
    near = difflib.get_close_matches(name, models, n=1)
    if near:
        fix = _("Có phải là “{near}”? Xem các giọng: vidgen voices").format(near=near[0])
    else:
        fix = _("Tải về bằng: vidgen voices install {name}").format(name=name or RECOMMENDED)
    raise failed(
        "VG-V070",
        _("Chưa có giọng piper “{name}” trong “{folder}”.").format(name=name, folder=voices_folder()),
        fix,
    )


def read_model(path: Path) -> Model:
    """A voice whose files have been looked at as far as that is cheap.

    Raises:
        EngineFailed: no model (``VG-V070``), no or no readable description (``VG-V031``), one of another
            language or set of phonemes (``VG-V032``), a senseless sample rate (``VG-V033``), a model cut
            short or no model at all (``VG-V034``).
    """
    described = path.with_name(path.name + ".json")
    again = _("Tải lại giọng bằng: vidgen voices install {name}").format(name=path.name.removesuffix(SUFFIX))
    if not path.is_file():
        raise failed("VG-V070", _("Không thấy tệp giọng đọc “{path}”.").format(path=path), again, path=path)
    try:
        config = json.loads(described.read_text(encoding="utf-8"))
        if not isinstance(config, dict):
            raise ValueError(_("không phải là một bảng"))
    except FileNotFoundError as error:
        raise failed(
            "VG-V031",
            _("Giọng “{name}” thiếu tệp mô tả {file} bên cạnh.").format(name=path.name, file=described.name),
            again,
            path=path,
        ) from error
    except (OSError, ValueError) as error:
        raise failed(
            "VG-V031",
            _("Không đọc được tệp mô tả của giọng “{name}”: {error}").format(name=path.name, error=error),
            again,
            path=described,
        ) from error
    _judge(path, described, config, again)
    if not _whole(path):
        raise failed(
            "VG-V034",
            _("Tệp giọng “{name}” bị cắt ngang hoặc hỏng.").format(name=path.name),
            again,
            path=path,
        )
    return Model(path, config)


def failed(code: str, message: str, fix: str, path: Path | None = None) -> EngineFailed:
    """The error that lets a run go on with its next engine."""
    return EngineFailed([Finding(code, message, fix, path=path)], "piper")


def _judge(path: Path, described: Path, config: Mapping[str, Any], again: str) -> None:
    espeak = config.get("espeak")
    language = espeak.get("voice") if isinstance(espeak, dict) else None
    if config.get("phoneme_type", "espeak") != "espeak" or not str(language or "").startswith("vi"):
        raise failed(
            "VG-V032",
            _("Giọng “{name}” không phải giọng tiếng Việt của piper (ngôn ngữ: {language}).").format(
                name=path.name, language=language or config.get("phoneme_type") or "?"
            ),
            _("Chọn giọng có tên bắt đầu bằng vi_VN, ví dụ: vidgen voices install {name}").format(
                name=RECOMMENDED
            ),
            path=described,
        )
    lacking = _lacking(config)
    if lacking:
        raise failed(
            "VG-V032",
            _("Bộ âm vị của giọng “{name}” không dùng được cho tiếng Việt: thiếu hoặc sai {lacking}.").format(
                name=path.name, lacking=" ".join(lacking)
            ),
            _("Tệp mô tả có thể thuộc về giọng khác. {again}").format(again=again),
            path=described,
        )
    audio = config.get("audio")
    rate = audio.get("sample_rate") if isinstance(audio, dict) else None
    hop = config.get("hop_length", 256)
    if not _is_count(rate) or rate not in _RATES or not _is_count(hop) or not hop:
        raise failed(
            "VG-V033",
            _("Giọng “{name}” ghi tần số lấy mẫu không hợp lệ: {rate}.").format(name=path.name, rate=rate),
            again,
            path=described,
        )


def _lacking(config: Mapping[str, Any]) -> list[str]:
    """The phonemes without a number that the model knows."""
    ids, symbols = config.get("phoneme_id_map"), config.get("num_symbols")
    if not isinstance(ids, dict) or not _is_count(symbols):
        return ["phoneme_id_map"]
    wrong = [
        phoneme
        for phoneme, numbers in ids.items()
        if not isinstance(numbers, list) or not all(_is_count(n) and n < symbols for n in numbers)
    ]
    return wrong or [phoneme for phoneme in _NEEDED if not ids.get(phoneme)]


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _whole(path: Path) -> bool:
    """Whether the fields of the model's outermost message (protobuf) end where the file does."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            while file.tell() < size:
                wire = _varint(file) & 7
                if wire == 0:
                    _varint(file)
                elif wire == 2:
                    file.seek(_varint(file), os.SEEK_CUR)
                elif wire in (1, 5):
                    file.seek(8 if wire == 1 else 4, os.SEEK_CUR)
                else:
                    return False
            return 0 < size == file.tell()
    except (OSError, ValueError, OverflowError):
        return False


def _varint(file: BinaryIO) -> int:
    value = 0
    for shift in range(0, 64, 7):
        byte = file.read(1)
        if not byte:
            raise ValueError
        value |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return value
    raise ValueError

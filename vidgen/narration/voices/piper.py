"""Neural voices that run on this machine: piper, with models that a person installs.

Names are a model in the voices folder, or the path of one: ``vi_VN-vais1000-medium``, ``D:\\giọng\\xã.onnx``;
a model of several speakers takes one of them after ``#``: ``tỉnh#2``.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Self

import numpy as np

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.install.offers import KNOWN, Offer
from vidgen.narration.piper.loading import loaded, no_sound
from vidgen.narration.piper.measure import Measure, measured
from vidgen.narration.piper.model import (
    RECOMMENDED,
    Model,
    failed,
    find_model,
    installed_models,
    read_model,
)
from vidgen.narration.piper.text import Legible, legible, syllable_times, word_times
from vidgen.narration.speech import Samples, Speech
from vidgen.narration.voices.engine import EngineInfo, EngineVoice, Further, Region, Timbre

SENTENCE_GAP: Final = 0.25  # seconds
_WOMAN: Final = 145.0  # Hz: between the usual median pitches of men (95–130) and women (165–220)
_PACKAGE: Final = "piper-tts"


class Piper(EngineVoice):
    """One piper voice. A real model draws a little chance into each reading, so no two are quite the same."""

    engine = "piper"

    def __init__(self, name: str) -> None:
        """
        Arguments:
            name: of an installed voice, or the path of a model; ``#speaker`` may follow.

        Raises:
            EngineFailed: the library is not installed (``VG-V035``), there is no such voice, or its files
                cannot be used (``VG-V031`` to ``VG-V034``, ``VG-V037``, ``VG-V070``).
        """
        library = _library()
        chosen, _hash, speaker = name.partition("#")
        self.model = find_model(chosen)
        self.name = self.model.name + (f"#{speaker}" if speaker else "")  # of a path, no folder is told
        self.speaker = _speaker(self.model, speaker)
        self.version = f"{library}-{self.model.digest}"

    @classmethod
    def named(cls, name: str | None = None) -> Self:
        return cls(name or next(iter(_usable()), RECOMMENDED))

    def speak(self, text: str, rate: float) -> Speech:
        """See `Voice.speak`; at the model's own sample rate, usually 22,050 Hz.

        Raises:
            VoiceError: nothing to say (``VG-V006``).
            EngineFailed: the model cannot be loaded (``VG-V036``), or it fails (``VG-V038``).
        """
        if not any(letter.isalnum() for letter in text):
            raise VoiceError.of(
                "VG-V006",
                _("Không có chữ nào để đọc trong “{text}”.").format(text=text),
                _("Viết chữ cần đọc, hoặc bỏ dòng này."),
            )
        return self._read(legible(text.split()), self.measure().factor(rate))

    def measure(self) -> Measure:
        """How fast and how high it speaks; measured on first use on this machine.

        Raises:
            EngineFailed: as for `speak`.
        """
        key = f"{self.version}-{self.speaker or 0}"
        return measured(
            key,
            lambda text, factor: self._read(legible(text.split()), factor).samples,
            self.model.sample_rate,
        )

    def _read(self, text: Legible, factor: float) -> Speech:
        from piper import SynthesisConfig

        voice = loaded(self.model)
        config = SynthesisConfig(speaker_id=self.speaker, length_scale=factor)
        gap = np.zeros(round(SENTENCE_GAP * self.model.sample_rate), np.float32)
        parts: list[Samples] = []
        times: list[tuple[int, int]] | None = []
        at = 0
        try:
            for chunk in voice.synthesize(text.text, config, include_alignments=True):
                if parts:
                    parts.append(gap)
                    at += len(gap)
                sound = np.asarray(chunk.audio_float_array, np.float32).reshape(-1)
                words = word_times(
                    chunk.phonemes,
                    chunk.phoneme_ids,
                    chunk.phoneme_id_samples,
                    self.model.phoneme_ids,
                    len(sound),
                    self.model.hop,
                )
                times = (
                    None if times is None or words is None else times + [(at + a, at + b) for a, b in words]
                )
                parts.append(sound)
                at += len(sound)
        except (
            Exception
        ) as error:  # whatever onnxruntime makes of a model whose graph is not what it should be
            raise no_sound(self.model, error) from error
        samples = np.concatenate(parts) if parts else gap[:0]
        if not np.isfinite(samples).all() or not np.abs(samples).max(initial=0.0):
            raise no_sound(self.model, _("không có âm thanh"))
        return Speech(
            samples, self.model.sample_rate, None if times is None else syllable_times(text.words, times)
        )

    @classmethod
    def info(cls) -> EngineInfo:
        voices, broken = _usable(), _broken()
        licences = {each.name: f"{each.name}: {_(each.licence)}" for each in KNOWN}
        install = f"vidgen voices install {RECOMMENDED}"
        if find_spec("piper") is None:
            how = _("Cài thêm phần piper: pip install 'vidgen[piper]', rồi: {install}").format(
                install=install
            )
        elif broken and not voices:
            how = broken
        elif not voices:
            how = _("Chưa có giọng piper nào trên máy. Tải về bằng: {install}").format(install=install)
        else:
            how = broken or _("Giọng nơ-ron, chạy ngay trên máy, không cần mạng.")
        return EngineInfo(
            cls.engine,
            _("piper – giọng nơ-ron chạy trên máy"),
            voices or (RECOMMENDED,),
            "; ".join(
                ["GPL-3.0-or-later", *(f"{name}: {_(licences[name])}" for name in voices if name in licences)]
            ),
            online=cls.online,
            ready=bool(voices) and find_spec("piper") is not None,
            how=how,
            further=tuple(
                Further(each.name, _(each.licence), _how(each)) for each in KNOWN if each.name not in voices
            ),
        )

    @classmethod
    def timbres(cls, region: Region | None = None) -> tuple[Timbre, ...]:
        """The installed voices, whatever the region: a model does not tell its accent."""
        found: list[Timbre] = []
        refused: list[VoiceError] = []
        for name in _usable() or (RECOMMENDED,):
            try:
                hertz = cls(name).measure().hertz
            except VoiceError as error:  # the others still speak
                refused.append(error)
                continue
            suits = frozenset() if found else frozenset({"narrator"})
            found.append(Timbre(name, "female" if hertz > _WOMAN else "male", hertz, suits))
        if not found:
            raise refused[0]
        return tuple(found)


def _library() -> str:
    """The version of piper.

    Raises:
        EngineFailed: it is not installed (``VG-V035``).
    """
    try:
        return version(_PACKAGE)
    except PackageNotFoundError as error:
        raise failed(
            "VG-V035",
            _("Chưa cài bộ đọc piper trên máy này."),
            _("Cài bằng: pip install 'vidgen[piper]'"),
        ) from error


def _usable() -> tuple[str, ...]:
    """The installed voices whose files are in order."""
    return tuple(path.name.removesuffix(".onnx") for path in installed_models() if _why_not(path) is None)


def _broken() -> str:
    """What is wrong with the first installed voice that cannot be used; empty if all can."""
    return next((error for error in map(_why_not, installed_models()) if error), "")


def _why_not(path: Path) -> str | None:
    try:
        read_model(path)
    except VoiceError as error:
        finding = error.findings[0]
        return f"{finding.message} {finding.fix}"
    return None


def _how(voice: Offer) -> str:
    if voice.objection:
        return _("không nên dùng: {reason}").format(reason=_(voice.objection))
    return f"vidgen voices install {voice.name} ({round(voice.size / 1e6)} MB)"


def _speaker(model: Model, wanted: str) -> int | None:
    speakers = model.speakers
    if not wanted:
        return 0 if speakers else None
    if wanted in speakers:
        return speakers.index(wanted)
    if wanted.isdecimal() and int(wanted) < len(speakers):
        return int(wanted)
    raise failed(
        "VG-V037",
        _("Giọng piper “{name}” không có người đọc “{speaker}”.").format(name=model.name, speaker=wanted),
        _("Người đọc có: {speakers}.").format(speakers=", ".join(speakers))
        if speakers
        else _("Giọng này chỉ có một người đọc: bỏ phần sau dấu #."),
    )

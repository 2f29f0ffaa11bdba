"""Piper's real loader runs a small model of our own; what is wrong with a voice's files is said by name."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import piper
import pytest
from onnx import TensorProto, helper

from tests.command_line import ROOT, environment
from tests.narration.piper_files import RATE, config, model, write_voice
from vidgen.errors import VoiceError
from vidgen.narration.casting import cast
from vidgen.narration.narrate import SAMPLE_RATE, narrate
from vidgen.narration.piper.measure import Measure
from vidgen.narration.voices import engine, unusable, voice
from vidgen.narration.voices.engine import EngineFailed
from vidgen.narration.voices.piper import Piper
from vidgen.scenario.model import CastMember, Line, Scenario, Scene

SENTENCE = "công an gọi điện, bắt cập nhật vê nê i đê ngay? khoan đã!"


def code(error: pytest.ExceptionInfo[VoiceError]) -> str:
    (finding,) = error.value.findings
    return finding.code


def test_each_syllable_s_time_is_where_it_sounds(folder: Path) -> None:
    write_voice(folder)
    speech = Piper.named().speak(SENTENCE, 4.1)
    assert speech.sample_rate == RATE and speech.words is not None
    assert len(speech.words) == len(SENTENCE.split())
    power = np.square(speech.samples)
    assert sum(power[start:end].sum() for start, end in speech.words) > 0.998 * power.sum()
    for (_, end), (start, _) in zip(speech.words, speech.words[1:], strict=False):
        assert np.abs(speech.samples[end:start]).max(initial=0) < 0.15
    after_a_comma = speech.words[4][0] - speech.words[3][1]
    assert after_a_comma > 3 * (speech.words[3][0] - speech.words[2][1])


def test_a_model_that_tells_no_lengths_leaves_the_times_to_the_aligner(folder: Path) -> None:
    path = write_voice(folder)
    path.write_bytes(model(lengths="Round").SerializeToString())
    speech = Piper.named().speak(SENTENCE, 4.1)
    assert speech.words is None and len(speech.samples) > RATE


def test_lengths_that_do_not_fit_the_sound_are_not_believed(folder: Path) -> None:
    write_voice(folder, hop_length=256)
    assert Piper.named().speak(SENTENCE, 4.1).words is None


def test_a_phoneme_the_model_has_not_is_left_out_and_the_times_still_fit(folder: Path) -> None:
    ids = {phoneme: ids for phoneme, ids in config()["phoneme_id_map"].items() if phoneme != "b"}
    write_voice(folder, phoneme_id_map=ids)
    speech = Piper.named().speak("bà bấm vào", 4.1)
    assert speech.words is not None and len(speech.words) == 3


def test_a_model_is_loaded_once_and_not_before_it_speaks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_voice(folder)
    loads: list[object] = []
    real = piper.PiperVoice.load

    def load(path: Path, **more: object) -> object:
        loads.append(path)
        return real(path, **more)

    monkeypatch.setattr(piper.PiperVoice, "load", staticmethod(load))
    speaker = Piper.named()
    Piper.info()
    assert not loads
    for _again in range(3):
        speaker.speak(SENTENCE, 4.1)
        Piper.named().speak("xin chào", 3.3)
    assert len(loads) == 1


def test_pace_and_pitch_are_measured_once_and_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_voice(folder, "vi_VN-cao-low", hertz=205)
    write_voice(folder, "vi_VN-trầm-low", hertz=105)
    high, low = Piper("vi_VN-cao-low").measure(), Piper("vi_VN-trầm-low").measure()
    assert high.hertz == pytest.approx(205, rel=0.06) and low.hertz == pytest.approx(105, rel=0.06)
    assert [timbre.gender for timbre in Piper.timbres()] == ["female", "male"]
    assert high.factor(3.3) > high.factor(4.4)
    kept = sorted((folder.parent / "kho" / "piper").iterdir())
    assert len(kept) == 2
    reads: list[float] = []
    monkeypatch.setattr(Piper, "_read", lambda self, text, factor: reads.append(factor))
    assert Piper("vi_VN-cao-low").measure() == high and not reads
    monkeypatch.undo()


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"slope": 0, "base": 0, "hertz": 0}', b"\xff\x00", b"[1]"])
def test_a_damaged_measurement_is_taken_anew(tmp_path: Path, folder: Path, damage: bytes) -> None:
    write_voice(folder)
    first = Piper.named().measure()
    (kept,) = (tmp_path / "kho" / "piper").iterdir()
    kept.write_bytes(damage)
    assert Piper.named().measure() == first
    assert Measure(**json.loads(kept.read_text("utf-8"))) == first


def test_one_of_several_speakers_is_named_after_a_hash(folder: Path) -> None:
    write_voice(folder, "tỉnh", num_speakers=3, speaker_id_map={"an": 0, "bình": 1, "chi": 2})
    assert [Piper(f"tỉnh{which}").speaker for which in ("", "#bình", "#2")] == [0, 1, 2]
    assert voice("piper:tỉnh#chi").speak("xin chào", 4.1).words
    with pytest.raises(EngineFailed) as caught:
        Piper("tỉnh#dung")
    assert code(caught) == "VG-V037" and "an, bình, chi" in caught.value.findings[0].fix


def test_a_model_may_lie_anywhere(tmp_path: Path, folder: Path) -> None:
    path = write_voice(tmp_path / "Nhận diện tỉnh" / "voices", "xã")
    assert voice(f"piper:{path}").speak("xin chào", 4.1).words
    assert not folder.exists()


def test_an_unknown_voice_is_named_with_the_nearest_or_how_to_get_it(folder: Path) -> None:
    write_voice(folder, "vi_VN-vais1000-medium")
    with pytest.raises(EngineFailed) as caught:
        voice("piper:vi_VN-vais100-medium")
    assert code(caught) == "VG-V070" and "“vi_VN-vais1000-medium”" in caught.value.findings[0].fix
    with pytest.raises(EngineFailed) as caught:
        voice("piper:khác hẳn")
    assert "vidgen voices install khác hẳn" in caught.value.findings[0].fix


def test_a_description_as_the_first_published_voices_have_it_is_understood(folder: Path) -> None:
    ids = {one: numbers for one, numbers in config()["phoneme_id_map"].items() if max(numbers) < 154}
    path = write_voice(folder, "vi_VN-vais1000-medium")
    older = {name: value for name, value in config().items() if name not in ("phoneme_type", "hop_length")}
    text = json.dumps({**older, "phoneme_id_map": ids, "phoneme_map": {}, "piper_version": "1.0.0"})
    path.with_name(path.name + ".json").write_text(text, encoding="utf-8")
    speaker = Piper.named()
    assert (speaker.name, speaker.model.hop) == ("vi_VN-vais1000-medium", 256)
    assert len(speaker.speak(SENTENCE, 4.1).samples) > RATE


def _described(**more: object) -> Callable[[Path], object]:
    text = json.dumps({**config(), **more})
    return lambda path: path.with_name(path.name + ".json").write_text(text, encoding="utf-8")


def _ids(**more: object) -> Callable[[Path], object]:
    return _described(phoneme_id_map={**config()["phoneme_id_map"], **more})


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "no description": (lambda path: path.with_name(path.name + ".json").unlink(), "VG-V031"),
    "description cut off": (
        lambda path: path.with_name(path.name + ".json").write_text('{"audio": {', "utf-8"),
        "VG-V031",
    ),
    "description no table": (
        lambda path: path.with_name(path.name + ".json").write_text("[]", "utf-8"),
        "VG-V031",
    ),
    "description no text": (
        lambda path: path.with_name(path.name + ".json").write_bytes(b"\xff\xfe\x00"),
        "VG-V031",
    ),
    "English voice": (_described(espeak={"voice": "en-us"}), "VG-V032"),
    "letters for phonemes": (_described(phoneme_type="text"), "VG-V032"),
    "no language": (_described(espeak=None), "VG-V032"),
    "no phonemes": (_described(phoneme_id_map=None), "VG-V032"),
    "phonemes without tones": (
        _described(
            phoneme_id_map={one: ids for one, ids in config()["phoneme_id_map"].items() if one not in "2456"}
        ),
        "VG-V032",
    ),
    "phonemes beyond the model": (_described(num_symbols=100), "VG-V032"),
    "phonemes no numbers": (_ids(a=["x"]), "VG-V032"),
    "no sample rate": (_described(audio={}), "VG-V033"),
    "sample rate as text": (_described(audio={"sample_rate": "22050"}), "VG-V033"),
    "sample rate senseless": (_described(audio={"sample_rate": 96}), "VG-V033"),
    "model cut off": (lambda path: path.write_bytes(path.read_bytes()[:-100]), "VG-V034"),
    "model empty": (lambda path: path.write_bytes(b""), "VG-V034"),
    "model a web page": (lambda path: path.write_bytes(b"<!doctype html><html>Not found</html>"), "VG-V034"),
}


@pytest.mark.parametrize(("damage", "expected"), DAMAGES.values(), ids=DAMAGES.keys())
def test_files_that_cannot_be_used_are_named_and_the_next_engine_speaks(
    folder: Path, damage: Callable[[Path], object], expected: str
) -> None:
    path = write_voice(folder)
    damage(path)
    with pytest.raises(EngineFailed) as caught:
        Piper("vi_VN-thu-low")
    assert code(caught) == expected
    assert "vi_VN-thu-low" in caught.value.findings[0].message and caught.value.findings[0].fix
    assert "vi_VN-thu-low" in (unusable("piper") or "")
    casting = cast(Scenario(id="thu", kind="scam", title="Thử"), ["piper", "espeak"])
    assert casting.engine == "espeak"
    assert casting.skipped[0][0] == "piper" and "vi_VN-thu-low" in casting.skipped[0][1]


def test_a_broken_voice_beside_a_sound_one_is_only_remarked(folder: Path) -> None:
    write_voice(folder, "vi_VN-tot-low")
    write_voice(folder, "vi_VN-hong-low").write_bytes(b"")
    info = Piper.info()
    assert info.ready and info.voices == ("vi_VN-tot-low",) and "vi_VN-hong-low" in info.how
    assert Piper.named().name == "vi_VN-tot-low"


@pytest.mark.parametrize("graph", [b"\x3a\x03abc", onnx.ModelProto().SerializeToString() + b"\x08\x08"])
def test_a_model_that_cannot_be_loaded_fails_as_an_engine(folder: Path, graph: bytes) -> None:
    write_voice(folder).write_bytes(graph)
    with pytest.raises(EngineFailed) as caught:
        Piper("vi_VN-thu-low").speak("xin chào", 4.1)
    assert code(caught) == "VG-V036" and caught.value.engine == "piper"
    assert "\n" not in caught.value.findings[0].message


def test_a_voice_that_breaks_only_when_it_is_loaded_makes_way_for_the_next(folder: Path) -> None:
    write_voice(folder).write_bytes(b"\x3a\x03abc")
    casting = cast(Scenario(id="thu", kind="scam", title="Thử"), ["piper", "espeak"])
    assert casting.engine == "espeak"
    assert [engine for engine, _reason in casting.skipped] == ["piper"]
    assert "vi_VN-thu-low" in casting.skipped[0][1]


def _constant(value: float, inputs: tuple[str, ...] = ("input", "input_lengths", "scales")) -> bytes:
    """A model that gives the same sample whatever it is given."""
    kinds = {"scales": TensorProto.FLOAT}
    made = helper.make_graph(
        [
            helper.make_node(
                "Constant", [], ["output"], value=helper.make_tensor("v", 1, [1, 1, 4], [value] * 4)
            )
        ],
        "still",
        [helper.make_tensor_value_info(one, kinds.get(one, TensorProto.INT64), None) for one in inputs],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 4])],
    )
    still = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)])
    still.ir_version = 8
    return bytes(still.SerializeToString())


@pytest.mark.parametrize(
    "graph",
    [_constant(0.0), _constant(float("nan")), _constant(0.5, ("input", "input_lengths", "scales", "sid"))],
    ids=["silence", "no numbers", "asks for a speaker"],
)
def test_a_model_that_gives_no_sound_fails_as_an_engine(folder: Path, graph: bytes) -> None:
    write_voice(folder).write_bytes(graph)
    with pytest.raises(EngineFailed) as caught:
        Piper("vi_VN-thu-low").speak("xin chào", 4.1)
    assert code(caught) == "VG-V038"


def test_without_the_library_it_is_said_how_to_get_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_voice(folder)
    monkeypatch.setattr("vidgen.narration.voices.piper._PACKAGE", "no-such-package")
    monkeypatch.setattr("vidgen.narration.voices.piper.find_spec", lambda name: None)
    with pytest.raises(EngineFailed) as caught:
        Piper("vi_VN-thu-low")
    assert code(caught) == "VG-V035" and "vidgen[piper]" in caught.value.findings[0].fix
    assert not Piper.info().ready and "vidgen[piper]" in Piper.info().how


def test_a_whole_dialogue_is_narrated_with_its_times(folder: Path) -> None:
    write_voice(folder, "vi_VN-cao-low", hertz=205)
    write_voice(folder, "vi_VN-trầm-low", hertz=105)
    members = {"BÀ SÁU": ("grandmother", "female"), "KẺ GỌI": ("stranger", "male")}
    scenario = Scenario(
        id="thu",
        kind="scam",
        title="Thử",
        cast={name: CastMember(look=look, voice=gender) for name, (look, gender) in members.items()},
        scenes=(
            Scene(
                type="call",
                lines=(
                    Line(text="Theo khoản 1 Điều 174 BLHS, đừng chuyển 500.000đ. Gọi 113 – ngay!"),
                    Line(text="Có mất tiền không chú?", speaker="BÀ SÁU"),
                    Line(text="Bà đọc mã OTP cho tôi.", speaker="KẺ GỌI"),
                ),
            ),
        ),
    )
    casting = cast(scenario, ["piper", "espeak"])
    assert casting.engine == "piper"
    assert casting.roles["KẺ GỌI"].voice.name == "vi_VN-trầm-low"
    for utterance in narrate(scenario, casting, None).scenes[0]:
        assert len(utterance.times) == len(utterance.tokens)
        edges = [edge for times in utterance.times for edge in times]
        assert edges == sorted(edges) and edges[-1] <= len(utterance.samples)
        for token, (start, end) in zip(utterance.tokens, utterance.times, strict=True):
            assert (end - start) / SAMPLE_RATE >= 0.05 * len(token.spoken), token.shown


def test_neither_help_nor_a_check_nor_the_list_of_voices_loads_what_speaks(
    folder: Path, tmp_path: Path
) -> None:
    write_voice(folder)
    heavy = ["onnxruntime", "onnx", "piper", "av", "gtts", "edge_tts", "requests", "rich"]
    for arguments in (["--help"], ["voices"], ["check", str(ROOT / "scripts" / "lua-dao")]):
        program = (
            "import sys; from vidgen.cli import _root\n"
            f"try: _root({arguments!r})\nexcept SystemExit: pass\n"
            f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=environment(),
            timeout=120,
        )
        assert done.stderr.strip().endswith("[]"), (arguments, done.stderr)


def test_the_engine_is_in_the_registry() -> None:
    assert engine("piper") is Piper and not Piper.online

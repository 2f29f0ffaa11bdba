"""A person's takes are found for their lines, judged, and heard in the video; what is wrong is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.narration.takes_on_disk import CODECS, LINES, RATE, SCENES, record, said, save, script
from vidgen.errors import Finding, VoiceError
from vidgen.narration.casting import cast
from vidgen.narration.loudness import TARGET, loudness
from vidgen.narration.narrate import SAMPLE_RATE, narrate
from vidgen.narration.takes.lines import Takes
from vidgen.narration.takes.list import rows, write_list
from vidgen.narration.takes.names import LIST, line_of, natural
from vidgen.narration.takes.sound import recording
from vidgen.narration.voices import voice
from vidgen.narration.voices.espeak import Espeak
from vidgen.narration.voices.recorded import Recorded
from vidgen.scenario.model import CastMember, Line, Scenario, Scene

PACE = 4.6


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every line recorded well, by number."""
    return record(tmp_path_factory.mktemp("Bản thu"))


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copytree(good, tmp_path / "Bản thu của chị Lan"))


def taken(folder: Path) -> Takes:
    return Recorded(folder).takes(LINES, PACE)


def refusals(folder: Path) -> tuple[Finding, ...]:
    with pytest.raises(VoiceError) as caught:
        taken(folder)
    assert all(finding.fix for finding in caught.value.findings)
    return caught.value.findings


def only(folder: Path) -> Finding:
    (finding,) = refusals(folder)
    return finding


def renamed(folder: Path, *names: str) -> Path:
    """The takes of the lines in order under these names."""
    for path, name in zip(sorted(folder.glob("0*.wav")), names, strict=True):
        path.rename(folder / name)
    return folder


NAMES = {
    "numbers": ("1.wav", "02.wav", "003.wav", "4.wav"),
    "numbered lines": ("dòng 1.wav", "Câu_02.wav", "loi-3.wav", "line 4.wav"),
    "scene and line": ("canh1-dong1.wav", "canh-2-1.wav", "Cảnh 2 – dòng 2.wav", "3.1.wav"),
    "words": (
        "Khoan đã! Đừng bấm vào đường liên kết lạ.wav",
        "công an không làm việc.wav",
        "BA GOI NGAY CHO.wav",
        "Không đọc mã xác thực cho bất kỳ ai.wav",
    ),
    "number and words": (
        "01 khoan đã.wav",
        "2_cong an khong lam viec.wav",
        "03.wav",
        "04 - không đọc mã.wav",
    ),
    "order": ("Ghi âm 8.wav", "Ghi âm 9.wav", "Ghi âm 10.wav", "Ghi âm 11.wav"),
}


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES.keys())
def test_takes_are_matched_by_name_or_by_order(folder: Path, good: Path, names: tuple[str, ...]) -> None:
    by_number = [take.version for take in taken(good).voices]
    if names[0] == "01 khoan đã.wav":
        names = ("01 khoan đã đừng bấm.wav", *names[1:])
    found = taken(renamed(folder, *names))
    assert [take.name for take in found.voices] == list(names)
    assert [take.version for take in found.voices] == by_number and found.findings == ()


@pytest.mark.parametrize(
    ("stem", "number"),
    [("5", None), ("0", None), ("cảnh 2", None), ("cảnh 9 dòng 1", None), ("1-2-3", None), ("khoan", None)],
)
def test_a_name_that_does_not_tell_is_not_guessed_at(stem: str, number: int | None) -> None:
    assert line_of(stem, LINES) is number


def test_words_that_several_lines_begin_with_name_none_of_them() -> None:
    lines = script(("Công an không gọi điện đòi tiền.", "Công an không gọi điện hỏi mã."))
    assert line_of("công an không gọi", lines) is None
    assert line_of("2 công an không gọi", lines) is lines[1]


def test_names_are_sorted_as_people_do() -> None:
    names = ["b10", "B2", "a", "10", "9", "b2 (1)"]
    assert sorted(names, key=natural) == ["9", "10", "a", "B2", "b2 (1)", "b10"]


@pytest.mark.parametrize("suffix", CODECS)
def test_any_usual_kind_of_recording_is_read(tmp_path: Path, suffix: str) -> None:
    spoken = said(LINES[1].shown)
    sound = recording(save(tmp_path / f"bản thu{suffix}", spoken))
    assert sound.sample_rate in (RATE, 48_000) and not sound.clipped
    assert sound.seconds == pytest.approx(len(spoken) / RATE - 2, abs=0.35)
    misnamed = tmp_path / "sai đuôi.mp3"
    misnamed.write_bytes((tmp_path / f"bản thu{suffix}").read_bytes())
    assert len(recording(misnamed).samples) == len(sound.samples)


def test_the_room_before_and_after_is_cut_off_but_no_breath_of_speech(tmp_path: Path) -> None:
    spoken = said(LINES[0].shown)
    voiced = np.flatnonzero(np.abs(spoken) > 0.02)
    for noise in (0.0, 0.0005, 0.003):
        room = np.random.default_rng(1).normal(0, noise, len(spoken)).astype(np.float32)
        knocked = spoken + room
        knocked[2000:2200] += 0.4  # a knock on the table, and the key that stops the recording
        knocked[-3000:-2800] -= 0.4
        cut = recording(save(tmp_path / "bản thu.wav", knocked.astype(np.float32)))
        wanted = (voiced[-1] - voiced[0]) / RATE
        assert wanted <= cut.seconds <= wanted + 0.3, noise


def test_every_missing_take_is_named_at_once_with_its_place(folder: Path) -> None:
    (folder / "02.wav").unlink()
    (folder / "04.wav").unlink()
    first, second = refusals(folder)
    assert (first.code, first.place) == ("VG-V043", "kịch bản.md:20")
    assert "cảnh 2, dòng 1" in first.message and "Công an không làm việc" in first.message
    assert "02.wav" in first.fix
    assert (second.code, second.place) == ("VG-V043", "kịch bản.md:40")


def test_too_few_takes_without_telling_names_are_not_taken_in_order(folder: Path) -> None:
    (folder / "04.wav").unlink()
    for path in folder.iterdir():
        path.rename(path.with_name(f"Ghi âm {path.name}"))
    findings = refusals(folder)
    assert [finding.code for finding in findings] == ["VG-V043"] * 4
    assert "đủ 4 tệp, đang có 3" in findings[0].fix


def test_two_takes_of_a_line_are_named_both(folder: Path) -> None:
    shutil.copy(folder / "03.wav", folder / "cảnh 2 dòng 2.wav")
    finding = only(folder)
    assert finding.code == "VG-V044" and finding.line == 30
    assert "03.wav" in finding.message and "cảnh 2 dòng 2.wav" in finding.message


def test_a_take_of_no_line_is_reported_and_does_no_harm(folder: Path) -> None:
    shutil.copy(folder / "03.wav", folder / "thử micrô.wav")
    (folder / "ghi chú.txt").write_text("không phải bản thu", "utf-8")
    (folder / ".04.wav").write_bytes(b"")
    (finding,) = taken(folder).findings
    assert (finding.code, finding.severity) == ("VG-V039", "warning")
    assert "thử micrô.wav" in finding.message


def test_a_silent_take_is_named(folder: Path) -> None:
    save(folder / "02.wav", np.zeros(3 * RATE, np.float32))
    save(folder / "03.wav", np.random.default_rng(0).normal(0, 0.002, 3 * RATE).astype(np.float32))
    save(folder / "04.wav", np.zeros(10, np.float32))
    findings = refusals(folder)
    assert [(finding.code, finding.line) for finding in findings] == [
        ("VG-V047", 20),
        ("VG-V047", 30),
        ("VG-V047", 40),
    ]


@pytest.mark.parametrize("suffix", [".wav", ".mp3", ".m4a"])
def test_a_clipped_take_is_named_and_a_loud_one_is_not(folder: Path, suffix: str) -> None:
    line = LINES[1]
    (folder / "02.wav").unlink()
    spoken = said(line.shown)
    spoken /= np.abs(spoken).max()
    save(folder / f"02{suffix}", np.float32(0.999) * spoken)
    assert len(taken(folder).voices) == 4
    save(folder / f"02{suffix}", np.clip(spoken * 5, -1, 1))
    finding = only(folder)
    assert finding.code == "VG-V048" and f"02{suffix}" in finding.message and "micrô" in finding.fix


def test_a_take_much_too_short_or_long_is_named_with_both_lengths(folder: Path) -> None:
    save(folder / "04.wav", said("Không đọc."))
    save(folder / "01.wav", said(f"{LINES[0].shown} {LINES[3].shown} {LINES[2].shown}"))
    long, short = refusals(folder)
    assert (long.code, long.line, short.code, short.line) == ("VG-V049", 10, "VG-V049", 40)
    assert "04.wav dài 0," in short.message and "khoảng 4,3 giây" in short.message


def test_takes_that_were_mixed_up_are_named_with_the_line_they_sound_like(folder: Path) -> None:
    (folder / "02.wav").rename(folder / "x.wav")
    (folder / "03.wav").rename(folder / "02.wav")
    (folder / "x.wav").rename(folder / "03.wav")
    first, second = refusals(folder)
    assert (first.code, first.line, second.code, second.line) == ("VG-V045", 20, "VG-V045", 30)
    assert "02.wav nghe giống lời 3" in first.message and "Bà gọi ngay" in first.message
    assert "03.wav nghe giống lời 2" in second.message


def test_a_take_of_quite_other_words_is_doubted_aloud(folder: Path) -> None:
    save(folder / "02.wav", said("Hôm nay trời nắng đẹp, mời mọi người."))
    (finding,) = taken(folder).findings
    assert (finding.code, finding.severity, finding.line) == ("VG-V045", "warning", 20)
    assert "02.wav" in finding.message


@pytest.mark.parametrize("content", [b"", b"RIFF", b"<html></html>", b"\x00" * 5000])
def test_a_file_that_holds_no_sound_is_named(folder: Path, content: bytes) -> None:
    (folder / "02.wav").write_bytes(content)
    finding = only(folder)
    assert finding.code in ("VG-V046", "VG-V047") and finding.line == 20 and "02.wav" in finding.message


def test_no_playlist_reaches_for_other_files(folder: Path) -> None:
    (folder / "02.wav").write_text(f"ffconcat version 1.0\nfile '{folder / '03.wav'}'\n", "utf-8")
    assert only(folder).code == "VG-V046"
    (folder / "02.wav").write_text(f"#EXTM3U\n#EXTINF:2,\n{folder / '03.wav'}\n", "utf-8")
    assert only(folder).code == "VG-V046"


def test_a_folder_must_be_named_exist_and_hold_takes(tmp_path: Path) -> None:
    for spec, code in (
        ("recorded", "VG-V040"),
        ("recorded:", "VG-V040"),
        (f"recorded:{tmp_path / 'không có'}", "VG-V041"),
        (f"recorded:{tmp_path}", "VG-V041"),
    ):
        with pytest.raises(VoiceError) as caught:
            voice(spec)
        assert caught.value.findings[0].code == code, spec


def test_a_folder_speaks_no_other_text(good: Path) -> None:
    with pytest.raises(VoiceError) as caught:
        Recorded(good).speak("xin chào", PACE)
    assert caught.value.findings[0].code == "VG-V042"


def test_a_take_recorded_again_is_another_voice(folder: Path) -> None:
    before, lines = Recorded(folder).version, [take.version for take in taken(folder).voices]
    save(folder / "02.wav", said(LINES[1].shown, "vi+f1"))
    assert Recorded(folder).version != before
    after = [take.version for take in taken(folder).voices]
    assert [a == b for a, b in zip(lines, after, strict=True)] == [True, False, True, True]


def test_the_list_tells_what_to_record_and_what_is_there(folder: Path) -> None:
    (folder / "03.wav").unlink()
    listed = rows(LINES, PACE, folder)
    assert [row.stem for row in listed] == ["01", "02", "03", "04"]
    assert [row.take is not None for row in listed] == [True, True, False, True]
    path = write_list(listed, folder, "người dẫn")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and "03.wav,2,người dẫn," in data.decode("utf-8-sig")
    assert taken_or_codes(folder) == ["VG-V043"]


def taken_or_codes(folder: Path, lines: tuple[object, ...] = LINES) -> list[str]:
    try:
        Recorded(folder).takes(lines, PACE)  # type: ignore[arg-type]
    except VoiceError as error:
        return [finding.code for finding in error.findings]
    return []


def test_a_line_changed_since_it_was_recorded_is_named_and_gets_a_new_name(folder: Path) -> None:
    write_list(rows(LINES, PACE, folder), folder, "người dẫn")
    edited = script(SCENES[0], (SCENES[1][0], "Bà gọi ngay cho công an xã Đồi Sim nhé."), SCENES[2])
    with pytest.raises(VoiceError) as caught:
        Recorded(folder).takes(edited, PACE)
    (finding,) = caught.value.findings
    assert finding.code == "VG-V045" and finding.line == 30
    assert "03.wav" in finding.message and "Bà gọi ngay cho công an xã nhé." in finding.message
    listed = rows(edited, PACE, folder)
    assert [row.stem for row in listed] == ["01", "02", "03b", "04"] and listed[2].take is None
    write_list(listed, folder, "người dẫn")
    save(folder / "03b.wav", said(edited[2].shown))
    takes = Recorded(folder).takes(edited, PACE)
    assert [take.name for take in takes.voices] == ["01.wav", "02.wav", "03b.wav", "04.wav"]
    assert ["03.wav" in finding.message for finding in takes.findings] == [True]


def test_a_line_put_in_between_does_not_shift_the_takes(folder: Path) -> None:
    write_list(rows(LINES, PACE, folder), folder, "người dẫn")
    longer = script(("Bà con chú ý nghe đây.", *SCENES[0]), *SCENES[1:])
    listed = rows(longer, PACE, folder)
    assert [row.stem for row in listed] == ["01b", "01", "02", "03", "04"]
    assert taken_or_codes(folder, longer) == ["VG-V043"]
    save(folder / "01b.wav", said(longer[0].shown))
    write_list(listed, folder, "người dẫn")
    assert [take.name for take in Recorded(folder).takes(longer, PACE).voices] == [
        f"{row.stem}.wav" for row in listed
    ]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00\x01", b"", b"a;b\r\n1;2\r\n", b"\x00\x00\x00", b"f" * 200_000]
)
def test_a_list_that_cannot_be_understood_is_no_list(folder: Path, content: bytes) -> None:
    (folder / LIST).write_bytes(content)
    assert len(taken(folder).voices) == 4


def test_a_list_saved_by_a_spreadsheet_with_semicolons_still_counts(folder: Path) -> None:
    text = "\ufefftệp;cảnh;lời\r\n" + "".join(f"0{n}.wav;1;{LINES[4 - n].shown}\r\n" for n in range(1, 5))
    (folder / LIST).write_text(text, encoding="utf-8")
    matched = {row.line.number: row.stem for row in rows(LINES, PACE, folder)}
    assert matched == {1: "04", 2: "03", 3: "02", 4: "01"}


def test_a_script_is_narrated_by_its_takes_with_the_time_of_every_word(folder: Path) -> None:
    scenario = Scenario(
        id="thu",
        kind="scam",
        title="Thử",
        cast={"BÀ SÁU": CastMember(look="grandmother", voice="female")},
        scenes=tuple(
            Scene(type="signs", lines=tuple(Line(text=text, speaker=speaker) for text in texts))
            for texts, speaker in zip(SCENES, (None, None, "BÀ SÁU"), strict=True)
        ),
    )
    shutil.copy(folder / "04.wav", folder / "thừa.wav")
    casting = cast(scenario, ["espeak"], override=f"recorded:{folder}")
    assert {title.voice.engine for title in casting.roles.values()} == {"recorded"}
    narration = narrate(scenario, casting, None)
    assert ["thừa.wav" in finding.message for finding in narration.findings] == [True]
    for number, utterance in enumerate((one for scene in narration.scenes for one in scene), 1):
        sound = recording(folder / f"{number:02d}.wav")
        assert len(utterance.samples) / SAMPLE_RATE == pytest.approx(sound.seconds, abs=0.1)
        assert loudness(utterance.samples, SAMPLE_RATE) == pytest.approx(TARGET, abs=1.5)
        assert abs(utterance.samples[0]) < 0.001 and abs(utterance.samples[-1]) < 0.001
        truth = Espeak("vi+f3").speak(LINES[number - 1].spoken, 4.2)
        assert truth.words is not None
        known = [start / truth.sample_rate for start, _ in truth.words]
        found = [start / SAMPLE_RATE for start, _ in utterance.times]
        shift = np.median(np.subtract(found, known))
        assert np.median(np.abs(np.subtract(found, known) - shift)) < 0.04


def test_a_line_without_a_take_stops_the_video_and_is_named(folder: Path) -> None:
    (folder / "01.wav").unlink()
    scene = Scene(type="signs", lines=(Line(text=SCENES[0][0], line=7), Line(text=SCENES[1][0], line=8)))
    scenario = Scenario(id="thu", kind="scam", title="Thử", scenes=(scene,), path=Path("a.md"))
    with pytest.raises(VoiceError) as caught:
        narrate(scenario, cast(scenario, ["espeak"], override=f"recorded:{folder}"), None)
    first = caught.value.findings[0]
    assert (first.code, first.place) == ("VG-V043", "a.md:7")


def test_the_narrator_may_be_recorded_and_the_others_spoken(folder: Path) -> None:
    scenario = Scenario(
        id="thu",
        kind="scam",
        title="Thử",
        cast={"BÀ SÁU": CastMember(look="grandmother", voice="female")},
        scenes=(
            Scene(
                type="call", lines=(Line(text=SCENES[0][0]), Line(text="Có sao không chú?", speaker="BÀ SÁU"))
            ),
            Scene(type="signs", lines=(Line(text=SCENES[1][1]),)),
        ),
    )
    (folder / "02.wav").unlink()
    (folder / "04.wav").unlink()
    casting = cast(scenario, [f"recorded:{folder}"], by_role={"other": ["espeak"]})
    narration = narrate(scenario, casting, None)
    assert narration.findings == ()
    assert narration.voices["narrator"].startswith("recorded:")
    assert narration.voices["BÀ SÁU"].startswith("espeak:")
    lengths = [len(one.samples) / SAMPLE_RATE for scene in narration.scenes for one in scene]
    takes = [recording(folder / name).seconds for name in ("01.wav", "03.wav")]
    assert [lengths[0], lengths[2]] == pytest.approx(takes, abs=0.1)

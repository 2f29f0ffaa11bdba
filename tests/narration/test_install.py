"""A voice is installed whole and right or not at all, over any line, from a server that may misbehave."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests.narration.voice_server import VoiceServer, serving
from vidgen.errors import VoiceError
from vidgen.narration.install import download as install_download
from vidgen.narration.install import offers as install_offers
from vidgen.narration.install.install import install, is_installed, offered
from vidgen.narration.install.offers import KNOWN, Offer
from vidgen.narration.voices import voice

NAME = "vi_VN-xa-low"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VoiceServer]:
    """Voices on a server of this machine, with nobody waiting between tries."""
    with serving() as state:
        state.publish(tmp_path / "kho gốc", NAME)
        monkeypatch.setenv("VIDGEN_VOICES_URL", state.url)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        monkeypatch.setattr(install_download, "PAUSES", (0.0, 0.0))
        yield state


@pytest.fixture
def offer(server: VoiceServer) -> Offer:
    return server.offer(NAME)


def model_of(server: VoiceServer) -> bytes:
    return next(data for path, data in server.files.items() if path.endswith(".onnx"))


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.endswith(".lock")}


def refusal(offer: Offer) -> tuple[str, str]:
    with pytest.raises(VoiceError) as caught:
        install(offer)
    (finding,) = caught.value.findings
    assert finding.fix
    return finding.code, finding.message


WHOLE = {f"{NAME}.onnx", f"{NAME}.onnx.json"}


def test_an_installed_voice_speaks(folder: Path, offer: Offer) -> None:
    told: list[tuple[int, int]] = []
    model = install(offer, progress=lambda now, whole: told.append((now, whole)))
    assert model == folder / f"{NAME}.onnx" and left(folder) == WHOLE and is_installed(offer)
    assert told == sorted(told) and told[-1] == (offer.size, offer.size)
    assert voice(f"piper:{NAME}").speak("xin chào bà con", 4.1).words


def test_what_is_there_and_right_is_not_fetched_again(
    folder: Path, server: VoiceServer, offer: Offer
) -> None:
    install(offer)
    server.asked.clear()
    install(offer)
    assert server.asked == []
    (folder / f"{NAME}.onnx").write_bytes(b"damaged")
    assert not is_installed(offer)
    install(offer)
    assert [path.rpartition("/")[2] for path, _range in server.asked] == [f"{NAME}.onnx"]


def test_a_line_that_breaks_is_taken_up_where_it_broke(
    folder: Path, server: VoiceServer, offer: Offer
) -> None:
    server.cuts = [10**6, 1000, 700, 0, 900]
    install(offer)
    assert left(folder) == WHOLE and is_installed(offer)
    assert [asked for _path, asked in server.asked[1:]] == [
        None,
        "bytes=1000-",
        "bytes=1700-",
        "bytes=1700-",
        "bytes=2600-",
    ]


def test_what_came_is_kept_when_the_line_stays_broken_and_the_next_run_goes_on(
    folder: Path, server: VoiceServer, offer: Offer
) -> None:
    server.cuts = [10**6, 1500, 0, 0, 0]
    code, message = refusal(offer)
    assert code == "VG-V073" and server.url in message
    assert left(folder) == {f"{NAME}.onnx.json", f"{NAME}.onnx.part"}
    assert (folder / f"{NAME}.onnx.part").stat().st_size == 1500
    server.cuts, server.asked = [], []
    install(offer)
    assert [asked for _path, asked in server.asked] == ["bytes=1500-"]
    assert left(folder) == WHOLE and is_installed(offer)


@pytest.mark.parametrize(
    ("how", "so"),
    [("ranges", False), ("told", False), ("wrong_range", True)],
    ids=["knows no ranges", "does not tell lengths", "sends another stretch"],
)
def test_a_server_that_cannot_go_on_where_it_broke_off_is_read_from_the_start(
    folder: Path, server: VoiceServer, offer: Offer, how: str, so: bool
) -> None:
    setattr(server, how, so)
    server.cuts = [10**6, 1500]
    install(offer)
    assert left(folder) == WHOLE and is_installed(offer)


@pytest.mark.parametrize("content", [b"<html>Please log in</html>", b"", b"x" * 10_000_0])
def test_another_content_leaves_nothing_behind(
    folder: Path, server: VoiceServer, offer: Offer, content: bytes
) -> None:
    server.files = {path: content if path.endswith(".onnx") else data for path, data in server.files.items()}
    code, message = refusal(offer)
    assert code == "VG-V075" and f"{NAME}.onnx" in message
    assert left(folder) == {f"{NAME}.onnx.json"}


def test_one_wrong_byte_is_found(folder: Path, server: VoiceServer, offer: Offer) -> None:
    for path, data in server.files.items():
        if path.endswith(".onnx"):
            server.files[path] = data[:-1] + bytes([data[-1] ^ 1])
    assert refusal(offer)[0] == "VG-V075"
    assert left(folder) == {f"{NAME}.onnx.json"}


def test_a_voice_that_is_there_outlives_a_failed_install(
    folder: Path, server: VoiceServer, offer: Offer
) -> None:
    install(offer)
    before = (folder / f"{NAME}.onnx").read_bytes()
    newer = Offer(
        NAME, "", "", tuple(type(part)(part.path, part.size, "sha256", "0" * 64) for part in offer.parts)
    )
    assert refusal(newer)[0] == "VG-V075"
    assert (folder / f"{NAME}.onnx").read_bytes() == before and left(folder) == WHOLE


@pytest.mark.parametrize("size", [1000, 10_000_00], ids=["shorter", "longer"])
def test_the_rest_of_another_edition_is_thrown_away(folder: Path, offer: Offer, size: int) -> None:
    folder.mkdir()
    (folder / f"{NAME}.onnx.part").write_bytes(b"?" * size)
    install(offer)
    assert left(folder) == WHOLE and is_installed(offer)


def test_a_whole_part_only_has_to_be_checked(folder: Path, server: VoiceServer, offer: Offer) -> None:
    folder.mkdir()
    (folder / f"{NAME}.onnx.part").write_bytes(model_of(server))
    install(offer)
    assert all(path.endswith(".json") for path, _range in server.asked)


def test_a_file_that_has_become_shorter_ends_in_an_error(
    folder: Path, server: VoiceServer, offer: Offer
) -> None:
    folder.mkdir()
    (folder / f"{NAME}.onnx.part").write_bytes(model_of(server)[:2000])
    server.files = {
        path: data[:1000] if path.endswith(".onnx") else data for path, data in server.files.items()
    }
    assert refusal(offer)[0] == "VG-V075"
    assert left(folder) == {f"{NAME}.onnx.json"}


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refusal_is_told_with_the_address(
    folder: Path, server: VoiceServer, offer: Offer, status: int
) -> None:
    server.statuses = [status]
    code, message = refusal(offer)
    assert code == "VG-V074" and str(status) in message and server.url in message
    assert left(folder) == set()


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_is_busy_is_asked_again(
    folder: Path, server: VoiceServer, offer: Offer, status: int
) -> None:
    server.statuses = [status, status]
    install(offer)
    assert is_installed(offer)
    server.statuses = [status] * 3
    (folder / f"{NAME}.onnx").unlink()
    code, message = refusal(offer)
    assert code == "VG-V073" and str(status) in message


def test_without_a_network_it_says_so(folder: Path, offer: Offer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIDGEN_VOICES_URL", "http://127.0.0.1:9")
    assert refusal(offer)[0] == "VG-V073"
    monkeypatch.setenv("VIDGEN_VOICES_URL", "http://no-such-host.invalid")
    code, message = refusal(offer)
    assert code == "VG-V073" and "no-such-host.invalid" in message


def test_the_system_s_proxy_is_used(
    folder: Path, server: VoiceServer, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.setenv("VIDGEN_VOICES_URL", "http://no-such-host.invalid")
    install(offer)
    assert is_installed(offer) and len(server.asked) == 2


def test_a_full_disk_is_told_before_anything_is_fetched(
    folder: Path, server: VoiceServer, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9, 1000))
    code, message = refusal(offer)
    assert code == "VG-V076" and "MB" in message
    assert server.asked == []


def test_a_folder_that_cannot_be_written_is_named(folder: Path, offer: Offer) -> None:
    folder.write_text("một tệp, không phải thư mục", "utf-8")
    code, message = refusal(offer)
    assert code == "VG-V076" and str(folder) in message


def test_two_installs_at_once_do_not_mix(folder: Path, offer: Offer) -> None:
    folder.mkdir()
    with FileLock(folder / f".{NAME}.lock"):
        assert refusal(offer)[0] == "VG-V077"
    install(offer)


def test_a_licence_that_is_in_the_way_needs_a_person_s_word(folder: Path, server: VoiceServer) -> None:
    held = server.offer(NAME, objection="cấm dùng vào việc thương mại")
    code, message = refusal(held)
    assert code == "VG-V072" and "cấm dùng vào việc thương mại" in message
    assert server.asked == [] and not folder.exists()
    install(held, accepted=True)
    assert is_installed(held)


def test_other_voices_come_from_the_published_list_with_its_checksums(
    folder: Path, server: VoiceServer
) -> None:
    found = offered(NAME)
    assert [part.algorithm for part in found.parts] == ["md5", "md5"] and found.objection
    install(found, accepted=True)
    assert left(folder) == WHOLE


def test_an_unknown_voice_is_named_with_the_nearest(server: VoiceServer) -> None:
    with pytest.raises(VoiceError) as caught:
        offered("vi_VN-xaa-low")
    (finding,) = caught.value.findings
    assert finding.code == "VG-V071" and f"“{NAME}”" in finding.fix and KNOWN[0].name in finding.fix


def test_a_voice_of_another_language_is_no_voice_here(server: VoiceServer) -> None:
    listed = json.loads(server.files["voices.json"])
    server.files["voices.json"] = json.dumps({**listed, "en_US-amy-low": listed[NAME]}).encode()
    with pytest.raises(VoiceError) as caught:
        offered("en_US-amy-low")
    assert caught.value.findings[0].code == "VG-V071"


@pytest.mark.parametrize(
    "content", [b"<html>", b"[]", b'{"vi_VN-xa-low": 1}', b'{"vi_VN-xa-low": {"files": {}}}', b"\xff"]
)
def test_a_senseless_list_is_not_believed(server: VoiceServer, content: bytes) -> None:
    server.files["voices.json"] = content
    with pytest.raises(VoiceError) as caught:
        offered(NAME)
    assert caught.value.findings[0].code == "VG-V075"


def test_the_recommended_voice_needs_no_list_and_has_full_checksums(server: VoiceServer) -> None:
    found = offered("vi_VN-vais1000-medium")
    assert server.asked == [] and not found.objection and "CC BY 4.0" in found.licence
    assert [len(part.checksum) for part in found.parts] == [64, 64]
    assert found.parts[0].name + ".json" == found.parts[1].name
    assert all(each.objection for each in install_offers.KNOWN[1:])

"""A run has one voice: settled once, kept by all who work for it, and left only when it fails."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.batch_support import TALK, Heard
from tests.command_line import in_vietnamese, own_cache, script, vidgen, write  # noqa: F401  (fixtures)
from tests.narration.engines import add_engines, installed, noted
from tests.narration.takes_on_disk import said, save
from vidgen.batch import Job, Outcome, run
from vidgen.batch.cluster import cluster
from vidgen.batch.cluster import work as cluster_work
from vidgen.batch.crew import Crew
from vidgen.batch.processes import processes, work
from vidgen.brand.load import load_brand
from vidgen.cli.reporters import explanation, who_speaks
from vidgen.delivery.report import Report
from vidgen.errors import VoiceError
from vidgen.pipeline import produce
from vidgen.settings import Settings

PAIR = """\
cast:
  BÀ SÁU: {look: grandmother, voice: female}
  KẺ GỌI: {look: stranger, voice: male}
""".splitlines()
CALL = "## call: Số lạ\nKẺ GỌI: Bà bấm vào đây.\nBÀ SÁU: Có mất tiền không?\n"


@pytest.fixture
def engines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The engines `distant` and `remote`; the folder of the files that tell how they behave."""
    folder = tmp_path / "engines"
    folder.mkdir()
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path / "kho"))
    return installed(folder, monkeypatch)


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    return write(tmp_path / "nd" / "brand.yaml", "voices: [distant, remote, espeak]\n").parent


def jobs(tmp_path: Path, brand: Path, *names: str, body: str = TALK, **settings: Any) -> list[Job]:
    files = [script(tmp_path / "kb", body.replace("mã", f"mã {name}"), id=name) for name in names]
    return [Job(each, None, brand, tmp_path / "out", Settings(**settings)) for each in files]


def speakers(outcome: Outcome) -> set[str]:
    assert outcome.product, outcome.findings
    return {voice.engine for voice in outcome.product.report.voices}


@contextmanager
def processes_with_engines(count: int) -> Iterator[Crew]:
    with processes(count) as crew:
        yield replace(crew, task=_work)


def _work(job: Job) -> Outcome:
    add_engines()
    return work(job)


@contextmanager
def cluster_with_engines() -> Iterator[Crew]:
    with cluster("local", 2) as crew:
        yield replace(crew, task=_cluster_work)


def _cluster_work(job: Job) -> Outcome:
    add_engines()
    return cluster_work(job)


# --- settled once ---------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2])
def test_a_batch_asks_once_whether_the_service_answers(
    tmp_path: Path, engines: Path, brand: Path, workers: int
) -> None:
    heard = Heard()
    crew = processes_with_engines(2) if workers == 2 else None
    outcomes = run(jobs(tmp_path, brand, "mot", "hai", "ba"), heard, workers, crew)
    assert [speakers(each) for each in outcomes] == [{"distant"}] * 3
    assert len(noted(engines, "distant.probed")) == 1
    assert not noted(engines, "remote.probed"), "who is not needed is not asked"
    assert heard.speakers == [({"narrator": "distant"}, ())]


def test_an_engine_that_does_not_answer_is_passed_over_by_all(
    tmp_path: Path, engines: Path, brand: Path
) -> None:
    (engines / "distant.dead").touch()
    heard = Heard()
    outcomes = run(jobs(tmp_path, brand, "mot", "hai"), heard, 2, processes_with_engines(2))
    assert [speakers(each) for each in outcomes] == [{"remote"}] * 2
    assert len(noted(engines, "distant.probed")) == 1 and not noted(engines, "distant.spoken")
    why = ("distant", "Không kết nối được dịch vụ thử.")
    assert heard.speakers == [({"narrator": "remote"}, (why,))]
    for each in outcomes:
        assert each.product
        report = json.loads((each.product.folder / "report.json").read_text(encoding="utf-8"))
        assert report["skipped"] == [{"engine": why[0], "reason": why[1]}]


# --- failing in the middle ------------------------------------------------------------------------


def crews() -> dict[str, Callable[[], Any]]:
    return {
        "one process": lambda: None,
        "processes": lambda: processes_with_engines(1),
        "a cluster": cluster_with_engines,
    }


@pytest.mark.parametrize("crew", crews().values(), ids=crews().keys())
def test_an_engine_that_fails_in_the_middle_is_left_for_the_rest_of_the_run(
    tmp_path: Path, engines: Path, brand: Path, crew: Callable[[], Any]
) -> None:
    body = TALK + "\n## signs: Dấu hiệu\n1. Hỏi mã\n2. Giục gửi mã\n3. Gửi mã\n"
    (engines / "distant.left").write_text("6", encoding="ascii")  # a video has four sentences
    names = ("mot", "hai", "ba")
    heard = Heard()
    outcomes = run(jobs(tmp_path, brand, *names, body=body), heard, 1, crew())
    spoke = [speakers(each) for each in outcomes]
    assert all(len(each) == 1 for each in spoke), "never two engines in one role"
    assert spoke[-1] == {"remote"} and spoke.count({"distant"}) <= 1
    final = heard.speakers[-1]
    assert final[0] == {"narrator": "remote"}
    assert final[1] == (("distant", "Dịch vụ thử đang trục trặc."),)
    spoken = noted(engines, "distant.spoken")
    assert len(spoken) <= 6 + 2, "later videos do not try it again"


def test_the_video_in_hand_is_spoken_anew_as_a_whole(tmp_path: Path, engines: Path, brand: Path) -> None:
    (engines / "distant.left").write_text("1", encoding="ascii")
    (job,) = jobs(tmp_path, brand, "mot", body=TALK + "\n" + CALL)
    script(tmp_path / "kb", TALK + "\n" + CALL, id="mot", front=PAIR)
    (outcome,) = run([job], Heard())
    assert speakers(outcome) == {"remote"}
    assert outcome.product
    assert [each.role for each in outcome.product.report.voices] == ["narrator", "BÀ SÁU", "KẺ GỌI"]
    assert len(noted(engines, "remote.spoken")) == len(set(noted(engines, "remote.spoken"))) >= 3


def test_when_all_fail_the_video_fails_and_names_each(tmp_path: Path, engines: Path) -> None:
    brand = write(tmp_path / "nd" / "brand.yaml", "voices: [distant, remote]\n").parent
    for name in ("distant", "remote"):
        (engines / f"{name}.left").write_text("0", encoding="ascii")
    (outcome,) = run(jobs(tmp_path, brand, "mot"), Heard())
    assert outcome.product is None
    (finding,) = outcome.findings
    assert finding.code == "VG-V008"
    assert "distant" in finding.message and "remote" in finding.message


def test_a_voice_asked_for_is_not_replaced_when_it_fails(tmp_path: Path, engines: Path, brand: Path) -> None:
    (engines / "distant.left").write_text("0", encoding="ascii")
    outcomes = run(jobs(tmp_path, brand, "mot", "hai", voice="distant"), Heard())
    assert [each.product for each in outcomes] == [None, None]
    assert [each.findings[0].code for each in outcomes] == ["VG-V023", "VG-V050"]
    assert outcomes[0].findings[0].line, "the line it failed at is named"
    assert len(noted(engines, "distant.spoken")) == 1, "the second video does not wait for it again"


def test_a_voice_that_does_not_exist_stops_the_run_before_any_work(
    tmp_path: Path, engines: Path, brand: Path
) -> None:
    heard = Heard()
    with pytest.raises(VoiceError) as caught:
        run(jobs(tmp_path, brand, "mot", "hai", voice="espeak:vi+f33"), heard)
    assert caught.value.findings[0].code == "VG-V002"
    assert "vi+f3" in caught.value.findings[0].fix
    assert heard.events == []


# --- each role its own list -----------------------------------------------------------------------


def test_a_brand_may_list_engines_for_each_role(tmp_path: Path, engines: Path) -> None:
    lists = "voices:\n  narrator: [distant]\n  female: ['espeak:vi+f3']\n  other: [remote, espeak]\n"
    brand = write(tmp_path / "nd" / "brand.yaml", lists).parent
    (engines / "remote.dead").touch()
    file = script(tmp_path, CALL, front=PAIR)
    heard = Heard()
    (outcome,) = run([Job(file, None, brand, tmp_path / "out", Settings())], heard)
    assert outcome.product, outcome.findings
    found = {each.role: (each.engine, each.name) for each in outcome.product.report.voices}
    assert found["narrator"][0] == "distant"
    assert found["BÀ SÁU"] == ("espeak", "vi+f3")
    assert found["KẺ GỌI"][0] == "espeak"
    assert heard.speakers[0][0] == {"narrator": "distant", "female": "espeak:vi+f3", "other": "espeak"}


def test_a_persons_takes_beside_a_script_go_first_where_there_are_some(tmp_path: Path) -> None:
    brand = write(tmp_path / "nd" / "brand.yaml", "voices: [recorded, espeak]\n").parent
    file = script(tmp_path / "kb", TALK, id="mot")
    job = Job(file, None, brand, tmp_path / "out", Settings(offline=True))
    (without,) = run([job], Heard())
    assert without.product and speakers(without) == {"espeak"}
    (skipped,) = without.product.report.skipped
    assert skipped.engine == "recorded" and "ban-thu/mot" in skipped.reason
    folder = file.parent / "ban-thu" / "mot"
    folder.mkdir(parents=True)
    save(folder / "01.wav", said("Đừng đọc mã."))
    (again,) = run([job], Heard())
    assert again.product and again.product.fresh and speakers(again) == {"recorded"}
    assert [each.what for each in again.product.why] == ["voices"]
    assert str(tmp_path) not in again.product.report.model_dump_json()
    (kept,) = run([job], Heard())
    assert kept.product and not kept.product.fresh


# --- not a byte leaves the machine ----------------------------------------------------------------


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every way out of the machine is shut; what was tried is kept."""
    tried: list[str] = []

    def refuse(*arguments: object, **_more: object) -> NoReturn:
        tried.append(repr(arguments[-1]))
        raise OSError("no way out")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    return tried


@pytest.mark.parametrize(
    ("front", "offline", "variable"),
    [(["audience: internal"], False, ""), ([], True, ""), ([], False, "1")],
    ids=["internal", "--offline", "VIDGEN_OFFLINE"],
)
def test_what_must_stay_on_the_machine_opens_no_socket(
    tmp_path: Path,
    guard: list[str],
    monkeypatch: pytest.MonkeyPatch,
    front: list[str],
    offline: bool,
    variable: str,
) -> None:
    if variable:
        monkeypatch.setenv("VIDGEN_OFFLINE", variable)
    monkeypatch.setenv("VIDGEN_FPT_KEY", "khong-phai-khoa-that")
    brand = write(tmp_path / "nd" / "brand.yaml", "voices: [edge, gtts, fpt, espeak]\n").parent
    file = script(tmp_path, TALK, front=front)
    heard = Heard()
    (outcome,) = run([Job(file, None, brand, tmp_path / "out", Settings(offline=offline))], heard)
    assert outcome.product, outcome.findings
    assert speakers(outcome) == {"espeak"}
    assert guard == []
    assert [engine for engine, reason in heard.speakers[0][1] if reason == "cần mạng"] == [
        "edge",
        "gtts",
        "fpt",
    ]


def test_the_guard_sees_a_script_that_may_use_the_network(tmp_path: Path, guard: list[str]) -> None:
    """Or the test above would prove nothing."""
    brand = write(tmp_path / "nd" / "brand.yaml", "voices: [gtts, espeak]\n").parent
    (outcome,) = run([Job(script(tmp_path, TALK), None, brand, tmp_path / "out", Settings())], Heard())
    assert speakers(outcome) == {"espeak"}
    assert guard != []


# --- what is made again ---------------------------------------------------------------------------


def made(tmp_path: Path, brand: Path, **settings: Any) -> tuple[Outcome, Report]:
    (outcome,) = run(jobs(tmp_path, brand, "mot", **settings), Heard())
    assert outcome.product, outcome.findings
    return outcome, outcome.product.report


def test_a_kit_is_not_made_again_because_another_engine_came_up(
    tmp_path: Path, engines: Path, brand: Path
) -> None:
    (engines / "distant.dead").touch()
    (engines / "remote.dead").touch()
    first, report = made(tmp_path, brand)
    assert speakers(first) == {"espeak"}
    (engines / "distant.dead").unlink()
    again, kept = made(tmp_path, brand)
    assert again.product and not again.product.fresh and kept == report
    assert again.product.passed_over == "distant"
    said = explanation(again)
    assert "espeak" in said and "--voice distant" in said
    asked, other = made(tmp_path, brand, voice="distant")
    assert asked.product and asked.product.fresh and {each.engine for each in other.voices} == {"distant"}
    assert [each.what for each in asked.product.why] == ["voices"]
    after, _report = made(tmp_path, brand)
    assert after.product and not after.product.fresh and not after.product.passed_over


def test_a_kit_is_not_made_again_with_a_worse_voice_when_the_network_goes(
    tmp_path: Path, engines: Path, brand: Path
) -> None:
    first, _report = made(tmp_path, brand)
    assert speakers(first) == {"distant"}
    offline, kept = made(tmp_path, brand, offline=True)
    assert offline.product and not offline.product.fresh
    assert {each.engine for each in kept.voices} == {"distant"}


def test_a_kit_is_made_again_when_the_brand_drops_its_engine(
    tmp_path: Path, engines: Path, brand: Path
) -> None:
    made(tmp_path, brand)
    write(brand / "brand.yaml", "voices: [remote, espeak]\n")
    again, report = made(tmp_path, brand)
    assert again.product and again.product.fresh
    assert {each.engine for each in report.voices} == {"remote"}


# --- accents --------------------------------------------------------------------------------------


def test_where_a_brand_asks_for_it_each_unit_hears_its_own_accent(tmp_path: Path) -> None:
    from tests.command_line import UNITS
    from vidgen.scenario.units import load_units

    units = load_units(write(tmp_path / "units.csv", UNITS))
    file = script(tmp_path, TALK)
    plain = load_brand()
    found = {}
    for accent in (None, "unit", "nam"):
        brand = replace(plain, voices=("espeak",), accent=accent)
        for unit in units:
            product = produce(file, unit, brand, tmp_path / "out", Settings(offline=True))
            found[accent, unit.region] = product.report.voices[0].name.partition("+")[0]
    assert found == {
        (None, "trung"): "vi",
        (None, "bac"): "vi",
        ("unit", "trung"): "vi-vn-x-central",
        ("unit", "bac"): "vi",
        ("nam", "trung"): "vi-vn-x-south",
        ("nam", "bac"): "vi-vn-x-south",
    }


def test_the_screen_says_who_speaks_and_why_others_do_not(tmp_path: Path) -> None:
    done = vidgen("render", script(tmp_path, TALK), "--offline", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "Giọng đọc – espeak" in done.stderr
    assert "không dùng gtts: cần mạng" in done.stderr
    assert who_speaks({"narrator": "piper", "other": "espeak"}, ()).endswith(
        "người dẫn: piper, các vai: espeak"
    )

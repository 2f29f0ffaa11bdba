"""A service is asked again where that helps, never too often, and left alone once it is down."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from email.utils import formatdate
from pathlib import Path
from types import SimpleNamespace

import pytest

from vidgen.errors import VoiceError
from vidgen.narration.service import calls as module
from vidgen.narration.service.calls import Policy, Service, within
from vidgen.narration.service.failure import EngineFailed, Kind, Trouble, finding
from vidgen.narration.service.http import refusal, retry_after
from vidgen.narration.service.throttle import FOLDER, Throttle

PASSING = [kind for kind in Kind if kind.passes]
FINAL = [Kind.REFUSED, Kind.KEY]


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No turn was taken yet."""
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path))
    return tmp_path


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the service was left alone each time; nothing is waited for."""
    taken: list[float] = []
    monkeypatch.setattr(module, "time", SimpleNamespace(sleep=taken.append, monotonic=time.monotonic))
    return taken


def one(**more: float) -> Service:
    return Service("thử", "Thử", Policy(**{"limit": 5, "gap": 0, **more}))


def failing(*troubles: Trouble | None) -> tuple[Callable[[], str], list[int]]:
    """An `ask` that fails so in turn, then answers; and a list with an entry for each call."""
    calls: list[int] = []
    left = iter(troubles)

    def ask() -> str:
        calls.append(1)
        trouble = next(left, None)
        if trouble:
            raise trouble
        return "âm thanh"

    return ask, calls


def call(service: Service, *troubles: Trouble | None) -> tuple[str | VoiceError, int]:
    """What came of a call, and how often the service was asked."""
    ask, calls = failing(*troubles)
    try:
        return service.call(ask, str), len(calls)
    except VoiceError as error:
        return error, len(calls)


@pytest.mark.parametrize("kind", PASSING)
def test_what_may_pass_is_asked_again(kind: Kind, pauses: list[float]) -> None:
    assert call(one(), Trouble(kind), Trouble(kind)) == ("âm thanh", 3)


@pytest.mark.parametrize("kind", PASSING)
def test_what_does_not_pass_is_an_engine_that_failed(kind: Kind, pauses: list[float]) -> None:
    error, asked = call(one(tries=3), *[Trouble(kind, "chi tiết")] * 9)
    assert asked == 3
    assert isinstance(error, EngineFailed) and error.engine == "thử"
    (told,) = error.findings
    assert told.code == kind.value
    assert "Thử" in told.message and "chi tiết" in told.message and told.fix


@pytest.mark.parametrize("kind", FINAL)
def test_what_cannot_pass_is_asked_once_and_never_again(kind: Kind, pauses: list[float]) -> None:
    service = one()
    error, asked = call(service, Trouble(kind, "mã 1"))
    assert isinstance(error, EngineFailed) and asked == 1
    assert error.findings[0].code == kind.value
    again, asked = call(service)
    assert isinstance(again, EngineFailed) and asked == 0
    assert again.findings[0].code == "VG-V029" and "mã 1" in again.findings[0].message


def test_a_text_that_is_refused_says_nothing_about_the_engine(pauses: list[float]) -> None:
    service = one(failures=1)
    error, asked = call(service, Trouble(Kind.TEXT, "dài quá"))
    assert asked == 1
    assert isinstance(error, VoiceError) and not isinstance(error, EngineFailed)
    assert error.findings[0].code == "VG-V027"
    assert service.down is None and call(service) == ("âm thanh", 1)


def test_pauses_double_with_chance_in_them(pauses: list[float]) -> None:
    call(one(tries=5, pause=2.0, failures=9), *[Trouble(Kind.BROKEN)] * 5)
    waits = [pause for pause in pauses if pause]
    assert len(waits) == 4
    for pause, full in zip(waits, (2, 4, 8, 16), strict=True):
        assert full / 2 <= pause <= full
    call(one(tries=5, pause=2.0, failures=9), *[Trouble(Kind.BROKEN)] * 5)
    assert waits != [pause for pause in pauses if pause][4:]


def test_a_service_that_names_a_time_is_not_asked_sooner(pauses: list[float]) -> None:
    service = one()
    assert call(service, Trouble(Kind.BUSY, retry_after=40.0)) == ("âm thanh", 2)
    assert 40.0 in pauses
    assert round(service.throttle.turn(0) / 10) == 4  # nor by anyone else


def test_a_service_that_asks_for_too_much_patience_is_given_up(pauses: list[float]) -> None:
    error, asked = call(one(patience=60), Trouble(Kind.BUSY, "hẹn 3600 giây", retry_after=3600.0))
    assert asked == 1 and isinstance(error, EngineFailed)
    assert error.findings[0].code == "VG-V022" and "3600" in error.findings[0].message
    assert not any(pauses)


def test_after_failures_in_a_row_the_service_is_down_for_the_rest_of_the_run(pauses: list[float]) -> None:
    service = one(tries=2, failures=4)
    for _ in range(2):
        call(service, *[Trouble(Kind.SLOW, "quá 5 giây")] * 2)
    assert service.down is not None
    error, asked = call(service)
    assert asked == 0 and isinstance(error, EngineFailed)
    assert error.findings[0].code == "VG-V029"
    assert "quá 5 giây" in error.findings[0].message and error.findings[0].fix
    service.recover()
    assert call(service) == ("âm thanh", 1)


def test_an_answer_between_failures_keeps_the_service_up(pauses: list[float]) -> None:
    service = one(tries=2, failures=3)
    for _ in range(5):
        assert call(service, Trouble(Kind.BROKEN)) == ("âm thanh", 2)
    assert service.down is None


def test_threads_that_are_at_it_stop_when_the_service_goes_down(pauses: list[float]) -> None:
    service = one(tries=50, failures=6)
    asked: list[int] = []
    errors: list[VoiceError | str] = []

    def ask() -> str:
        asked.append(1)
        raise Trouble(Kind.UNREACHABLE)

    def work() -> None:
        try:
            errors.append(service.call(ask, str))
        except VoiceError as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 6 <= len(asked) <= 6 + len(threads)
    assert all(isinstance(error, EngineFailed) for error in errors) and len(errors) == 4


def test_an_answer_that_does_not_hold_is_asked_for_again(pauses: list[float]) -> None:
    answers = iter(["", "", "âm thanh"])

    def check(answer: str) -> str:
        if not answer:
            raise Trouble(Kind.USELESS, "không có âm thanh")
        return answer

    assert one().call(lambda: next(answers), check) == "âm thanh"


def test_a_call_that_never_ends_is_left_behind() -> None:
    gate = threading.Event()
    with pytest.raises(Trouble) as caught:
        within(0.05, gate.wait)
    assert caught.value.kind is Kind.SLOW and "0.05" in caught.value.detail
    gate.set()


def test_what_a_call_raises_comes_through() -> None:
    def ask() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        within(5, ask)


def test_an_engine_that_failed_says_so_in_another_process_too() -> None:
    error = EngineFailed([finding(Trouble(Kind.BUSY, "429"), "Thử")], "thử")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is EngineFailed
    assert (again.engine, again.findings, str(again)) == (error.engine, error.findings, str(error))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_trouble_is_told_with_what_to_do(kind: Kind) -> None:
    told = finding(Trouble(kind, "chi tiết"), "Dịch vụ")
    assert "Dịch vụ" in told.message and "chi tiết" in told.message
    assert len(told.fix) > 20 and "{" not in told.message + told.fix
    assert "{" not in finding(Trouble(kind), "Dịch vụ").message


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (429, Kind.BUSY),
        (500, Kind.BROKEN),
        (503, Kind.BROKEN),
        (404, Kind.BROKEN),
        (401, Kind.REFUSED),
        (403, Kind.REFUSED),
        (407, Kind.REFUSED),
        (408, Kind.SLOW),
        (799, Kind.BROKEN),
    ],
)
def test_a_status_has_its_meaning(status: int, kind: Kind) -> None:
    trouble = refusal(status, {})
    assert trouble.kind is kind and str(status) in trouble.detail


def test_retry_after_is_read_as_seconds_or_as_a_date() -> None:
    assert retry_after("7") == 7.0
    assert retry_after(None) is retry_after("sớm thôi") is retry_after("") is None
    later = retry_after(formatdate(time.time() + 100, usegmt=True))
    assert later is not None and 50 < later <= 100
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0.0


def test_turns_lie_a_gap_apart_whichever_thread_takes_them(empty_cache: Path) -> None:
    throttle = Throttle("thử")
    waits: list[float] = []
    threads = [threading.Thread(target=lambda: waits.append(throttle.turn(20))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [round(wait / 10) for wait in sorted(waits)] == [0, 2, 4, 6, 8, 10]


def test_turns_lie_a_gap_apart_whichever_process_takes_them(empty_cache: Path) -> None:
    program = "from vidgen.narration.service.throttle import Throttle; print(Throttle('thử').turn(50))"
    assert Throttle("thử").turn(50) == 0
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=True
    )
    assert 0 < float(run.stdout) <= 50
    assert 50 < Throttle("thử").turn(50) <= 100


def test_each_service_has_turns_of_its_own(empty_cache: Path) -> None:
    assert Throttle("một").turn(60) == Throttle("hai").turn(60) == 0
    assert 0 < Throttle("một").turn(60) <= 60


def test_all_wait_for_as_long_as_a_service_asked(empty_cache: Path) -> None:
    Throttle("thử").hold(90)
    assert 80 < Throttle("thử").turn(1) <= 90


@pytest.mark.parametrize("content", ["", "không phải số", "nan", "1e300", "-5"])
def test_a_senseless_time_holds_nobody_up(empty_cache: Path, content: str) -> None:
    (empty_cache / FOLDER).mkdir()
    (empty_cache / FOLDER / "thử.txt").write_text(content, encoding="utf-8")
    assert Throttle("thử").turn(1) == 0


def test_where_no_file_can_be_written_threads_still_take_turns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path / "tệp"))
    throttle = Throttle("thử")
    assert throttle.turn(60) == 0
    assert 0 < throttle.turn(60) <= 60


def test_the_list_of_voices_loads_no_client_library() -> None:
    program = (
        "import sys; from vidgen.narration.voices import engines; engines(); "
        "print(sorted({'gtts', 'edge_tts', 'aiohttp', 'requests', 'av'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"

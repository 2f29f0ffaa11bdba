"""A service on the network, called with care: a limit of time, a gap, a few more tries, and then no more.

How the calls of one sentence go: wait for a turn (`throttle`), ask, and check the answer. What may pass is
asked again after a pause that doubles, with chance in it so that many callers do not come back at once, and
never sooner than the service asked for (``Retry-After``). Too many failures in a row, or one that will not
pass such as a wrong key, and the service is down until `recover`: it is not called again in this run.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from vidgen.errors import Finding, VoiceError
from vidgen.messages import _
from vidgen.narration.service.failure import EngineFailed, Kind, Trouble, finding
from vidgen.narration.service.throttle import Throttle

_GLANCE: Final = 0.5  # seconds between two looks; on Windows Ctrl-C does not end a wait
_HARMLESS: Final = (Kind.TEXT,)

Asked = TypeVar("Asked")
Checked = TypeVar("Checked")


@dataclass(frozen=True, slots=True)
class Policy:
    """How a service is treated; all times in seconds.

    Attributes:
        limit: for one call.
        gap: from the start of one call to that of the next.
        tries: calls for one sentence.
        pause: before the second try; doubles for each further one.
        patience: the longest pause; a service that asks for more is given up.
        failures: calls that fail in a row until the service is down.
    """

    limit: float
    gap: float
    tries: int = 3
    pause: float = 1.0
    patience: float = 60.0
    failures: int = 6


class Service:
    """One service, as all voices of its engine in this process share it.

    Arguments:
        engine: name in the registry.
        title: the service's name for people.
        policy: how it is treated.
        remedy: what helps where it refuses; a function, for the language of the screen.
    """

    def __init__(
        self, engine: str, title: str, policy: Policy, remedy: Callable[[], str] = lambda: ""
    ) -> None:
        self.engine = engine
        self.title = title
        self.policy = policy
        self.remedy = remedy
        self.throttle = Throttle(engine)
        self._lock = threading.Lock()
        self._failed = 0
        self._down: Finding | None = None

    @property
    def down(self) -> Finding | None:
        """Why it is not called any more in this run; None while it is."""
        return self._down

    def recover(self) -> None:
        """Begin a new run: what failed before is forgotten."""
        with self._lock:
            self._failed, self._down = 0, None

    def call(
        self, ask: Callable[[], Asked], check: Callable[[Asked], Checked], *, tries: int | None = None
    ) -> Checked:
        """What `check` makes of the answer to `ask`; both raise `Trouble` where something is wrong.

        Arguments:
            ask: touches the network; runs in a thread of its own, which is left behind when time is up.
            check: of the answer.
            tries: instead of the policy's.

        Raises:
            EngineFailed: the service failed (``VG-V020``–``VG-V026``), or it is down (``VG-V029``).
            VoiceError: the service cannot speak this text (``VG-V027``).
        """
        left = tries or self.policy.tries
        pause = self.policy.pause
        while True:
            self._refuse_if_down()
            time.sleep(self.throttle.turn(self.policy.gap))
            # Told after the handler has ended: an error raised inside it would carry along what the client
            # library raised, with the request and its key, wherever it is pickled to.
            failed: Trouble | None = None
            try:
                answer = check(within(self.policy.limit, ask))
            except Trouble as trouble:
                failed = trouble
            if failed is None:
                with self._lock:
                    self._failed = 0
                return answer
            left -= 1
            self._count(failed)
            asked_for = failed.retry_after or 0.0
            if not left or not failed.kind.passes or asked_for > self.policy.patience:
                raise self._error(failed)
            if asked_for:
                self.throttle.hold(asked_for)
            self._refuse_if_down()
            time.sleep(max(asked_for, min(pause, self.policy.patience) * random.uniform(0.5, 1.0)))
            pause *= 2

    def _count(self, trouble: Trouble) -> None:
        if trouble.kind in _HARMLESS:
            return
        with self._lock:
            self._failed += 1
            if not trouble.kind.passes or self._failed >= self.policy.failures:
                self._down = self._down or self._finding(trouble)

    def _refuse_if_down(self) -> None:
        down = self._down
        if down is not None:
            message = _("Dịch vụ đọc {service} được cho nghỉ đến hết lượt chạy này. {why}").format(
                service=self.title, why=down.message
            )
            raise EngineFailed([replace(down, code="VG-V029", message=message)], self.engine)

    def _finding(self, trouble: Trouble) -> Finding:
        return finding(trouble, self.title, self.remedy())

    def _error(self, trouble: Trouble) -> VoiceError:
        told = [self._finding(trouble)]
        return VoiceError(told) if trouble.kind in _HARMLESS else EngineFailed(told, self.engine)


def within(seconds: float, ask: Callable[[], Asked]) -> Asked:
    """The answer, if it comes within so many seconds.

    No client library limits a whole call: a server that sends a byte now and then holds it for ever.

    Raises:
        Trouble: it does not come (`Kind.SLOW`), or what `ask` raises.
    """
    outcome: Future[Asked] = Future()

    def work() -> None:
        try:
            outcome.set_result(ask())
        except BaseException as error:
            outcome.set_exception(error)

    threading.Thread(target=work, daemon=True, name="vidgen-service").start()
    end = time.monotonic() + seconds
    while not outcome.done():
        left = end - time.monotonic()
        if left <= 0:
            raise slow(seconds)
        wait([outcome], min(left, _GLANCE))
    return outcome.result()


def slow(seconds: float) -> Trouble:
    """The trouble of an answer that did not come within so many seconds."""
    return Trouble(Kind.SLOW, _("quá {seconds} giây").format(seconds=f"{seconds:g}"))

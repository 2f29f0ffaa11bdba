"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vidgen.delivery.measured import Expectation, Measured
from vidgen.errors import Finding, Severity
from vidgen.messages import _

Check = Callable[[Measured, Expectation], Iterable[Finding]]


def fault(measured: Measured, code: str, message: str, fix: str = "") -> Finding:
    """An error of the film; without a fix of its own, it is to be made again."""
    return Finding(code, message, fix or _("Dựng lại video bằng vidgen render."), path=measured.path)


def remark(measured: Measured, code: str, message: str, fix: str = "") -> Finding:
    """A warning about the film."""
    return Finding(code, message, fix, Severity.WARNING, measured.path)


def clock(seconds: float) -> str:
    """A time of the film as people read it: ``0:07,5``."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths % 600 // 10:02d},{tenths % 10}"


def decimal(value: float, places: int = 1) -> str:
    """A number with the Vietnamese decimal comma."""
    return f"{value:.{places}f}".replace(".", ",")

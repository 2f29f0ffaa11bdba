"""What must not leave the machine: refused before a voice speaks, a store is written, a host is asked."""

from __future__ import annotations

from vidgen.brand.kit import Brand
from vidgen.errors import ScriptError, Severity, VoiceError
from vidgen.messages import _
from vidgen.review.check import review
from vidgen.scenario.model import Scenario, Unit
from vidgen.vietnamese.personal.found import personal, shown_masked
from vidgen.vietnamese.personal.kinds import Kind

CODES = frozenset({"VG-R060", "VG-R061", "VG-R062", "VG-R063", "VG-R064", "VG-R070"})
"""Personal data and state secrets."""


def refuse_private(scenario: Scenario, unit: Unit | None, brand: Brand, written: Scenario) -> None:
    """Let a script pass that holds no personal data of others and no secret; arguments as of `review`.

    For what is made without a whole review, such as contact sheets and previews.

    Raises:
        ScriptError: the errors of these rules, each at its line.
    """
    found = review(scenario, unit, brand, written=written)
    private = [each for each in found if each.code in CODES and each.severity is Severity.ERROR]
    if private:
        raise ScriptError(private)


def refuse_private_text(text: str) -> None:
    """Let a text pass that may be sent to a service on the network.

    Raises:
        VoiceError: it holds a number or address of a person, masked here (VG-R060).
    """
    private = [each for each in personal(text) if each.kind not in (Kind.PERSON, Kind.HOME)]
    if private:
        raise VoiceError.of(
            "VG-R060",
            _("Có dữ liệu trông như của cá nhân ({values}), không gửi cho giọng đọc trên mạng.").format(
                values=", ".join(shown_masked(text, piece) for piece in private)
            ),
            _("Bỏ số đó, hoặc chọn giọng trên máy: --voice espeak."),
        )

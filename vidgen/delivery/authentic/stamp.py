"""Everything a finished film is given so that it can be recognised, in the order in which it has to be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from vidgen.brand.kit import Brand
from vidgen.delivery.authentic.credentials import certificate, sign_credentials
from vidgen.delivery.authentic.marks import Marks, marks_of
from vidgen.delivery.authentic.producer import producer
from vidgen.delivery.authentic.seal import Seal, Sealer, seal
from vidgen.delivery.authentic.source_mark import write_source_mark
from vidgen.delivery.authentic.tags import write_tags
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.disk import refusal
from vidgen.errors import DeliveryError
from vidgen.messages import _
from vidgen.scenario.model import Scenario, Unit


def stamping(scenario: Scenario, unit: Unit | None, brand: Brand, clear: Cleared) -> Callable[[Path], None]:
    """What every film of one copy of a script is given when it is written.

    Raises:
        ApprovalError: of the key this machine is to seal with (see `producer`).
    """
    marks = marks_for(scenario, unit, brand, clear)
    sealer = None if marks.draft else producer()

    def finish(film: Path) -> None:
        stamp(film, marks, sealer)

    return finish


def marks_for(scenario: Scenario, unit: Unit | None, brand: Brand, clear: Cleared) -> Marks:
    """What every film of one copy of a script says of itself."""
    approved = None if clear.draft else clear.standing.approved
    return marks_of(scenario, unit, brand, approved, clear.clearance.code)


def stamp(path: Path, marks: Marks, sealer: Sealer | None) -> Seal:
    """Tags, the mark of AI content, Content Credentials where the machine has a certificate, and the seal.

    A draft has no Content Credentials and nobody's signature: a key vouches for what was approved only.

    Arguments:
        path: a film just written; it is changed in place.
        sealer: the unit's key; None seals without a signature.

    Raises:
        DeliveryError: of Content Credentials (VG-T010 …), or the film cannot be written (VG-T001, VG-K…).
    """
    from mutagen import MutagenError

    unit = None if marks.draft else certificate()
    try:
        write_tags(path, marks.as_tags())
        write_source_mark(path, marks.unit_name, marks.ai_label)
        if unit:
            sign_credentials(path, marks, unit)
        return seal(path, None if marks.draft else sealer)
    except MutagenError as error:
        raise DeliveryError.of(
            "VG-T001",
            _("Không ghi được thông tin nguồn gốc vào phim “{name}”: {reason}").format(
                name=path.name, reason=error
            ),
            _("Kiểm tra ổ đĩa còn chỗ rồi chạy lại."),
            path=path,
        ) from error
    except OSError as error:
        raise refusal(error, path) from error

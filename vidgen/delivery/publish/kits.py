"""The kits below folders of results, as far as they may be shown to the public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from vidgen.delivery.kit import PUBLISH
from vidgen.delivery.publish.model import Publish
from vidgen.delivery.publish.yaml_file import read_publish
from vidgen.errors import DeliveryError, Finding, Severity
from vidgen.messages import _

EVERYBODY = "chung"
"""The folder of copies for no unit in particular."""


def posted_kits(
    paths: Iterable[Path], today: dt.date, units: Iterable[str] = ()
) -> tuple[tuple[tuple[Path, Publish], ...], tuple[Finding, ...]]:
    """The kits that may be posted today, in the order of unit and script, and why others may not.

    Arguments:
        paths: kits, or folders of results with kits in them.
        units: only those of these ids; all where empty.
    """
    wanted = set(units)
    found: list[tuple[Path, Publish]] = []
    left_out: list[Finding] = []
    for folder in dict.fromkeys(folder for path in paths for folder in _folders(path)):
        if wanted and folder.parent.name not in wanted:
            continue
        try:
            publish = read_publish(folder)
        except DeliveryError as error:
            left_out += error.findings
            continue
        why = _not_today(publish, today)
        if why:
            left_out.append(
                Finding(
                    "VG-P005",
                    _("Bỏ qua “{kit}”: {why}").format(kit=f"{folder.parent.name}/{folder.name}", why=why),
                    severity=Severity.WARNING,
                    path=folder,
                )
            )
        else:
            found.append((folder, publish))
    return tuple(found), tuple(left_out)


def unit_id(publish: Publish) -> str:
    """The id under which the kit stands."""
    return publish.unit.id if publish.unit else EVERYBODY


def rows_of(kits: Iterable[tuple[Path, Publish]]) -> Iterator[tuple[str, str, str, str]]:
    """Script, unit, platform and title of every post there is to make, for `links.write_links`."""
    for _folder, publish in kits:
        for key, post in publish.platforms.items():
            if post.allowed:
                yield publish.script.id, unit_id(publish), key, publish.script.title


def _folders(path: Path) -> Iterator[Path]:
    if (path / PUBLISH).is_file():
        yield path
        return
    for found in sorted(path.glob(f"*/*/{PUBLISH}")) or sorted(path.glob(f"*/{PUBLISH}")):
        # Hidden folders hold old, unfinished and quarantined kits.
        if not any(part.startswith((".", "_")) for part in found.relative_to(path).parts):
            yield found.parent


def _not_today(publish: Publish, today: dt.date) -> str:
    if publish.state != "final":
        return " ".join(publish.reasons)
    if not publish.allowed(today):
        return _("đã hết hạn, hoặc không nền tảng nào nhận video này.")
    return ""

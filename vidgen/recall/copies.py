"""Every video that was delivered, with all it told: those that stand there, and those they replaced."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from vidgen.approval.desk import RENDERS
from vidgen.approval.ledger import Ledger
from vidgen.delivery.authentic.records import TYPE, films_of, render_entry
from vidgen.delivery.kit import DRAFT_SUBTITLES, POST, PUBLISH, REPORT, SUBTITLES, film_in
from vidgen.delivery.publish.links import by_video, read_links
from vidgen.delivery.publish.names import LINKS
from vidgen.delivery.report import Report, read_report
from vidgen.delivery.told import kept_texts
from vidgen.errors import ApprovalError, DeliveryError, Finding, Severity
from vidgen.messages import N_
from vidgen.recall.wanted import Wanted

_LARGEST = 2_000_000  # bytes of a text beside a film
_CUE = re.compile(r"(?m)^\d+\s*\n[0-9:,. ]+-->.*\n")

FILM, POSTS, NAME = N_("trong phim"), N_("trong bài đăng"), N_("trong tên, mã")
"""Where in a kit something stands."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One video of one script for one unit.

    Attributes:
        out: the folder of results.
        folder: of its kit; it may hold a newer one by now, see `current`.
        script, unit: ids.
        entry: its line for the ledger of renders; of a kit without a report that can be read, as much as its
            folder says.
        current: whether its kit still holds it.
        texts: where it stands, and text (NFC).
        links: where it was posted, platform → address; an older one may be what stands there.
        report: of a current one that can be read.
    """

    out: Path
    folder: Path
    script: str
    unit: str
    entry: Mapping[str, Any]
    current: bool
    texts: tuple[tuple[str, str], ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    report: Report | None = None

    @property
    def film(self) -> Path:
        """The film; of an older one where it stood."""
        return film_in(self.folder)

    def holds(self, wanted: Wanted) -> tuple[str, ...]:
        """Where in it something stands, for people; none where it does not hold it."""
        found = [place for place, text in self.texts if wanted.is_in(text)]
        hashes = [str(self.entry.get(name, "")) for name in ("statement", "content", "sha256")]
        files = [record.sha256 for record in self.report.files.values()] if self.report else []
        if (
            (wanted.script and wanted.script == self.script)
            or (wanted.code and wanted.code == self.entry.get("code"))
            or wanted.names(*hashes, *films_of(self.entry), *files)
        ):
            found.insert(0, NAME)
        return tuple(dict.fromkeys(found))


def copies(outs: Iterable[Path]) -> tuple[tuple[Copy, ...], tuple[Finding, ...]]:
    """Every video delivered into these folders, by script, then unit; what could not be read, as warnings.

    Quarantined kits were never delivered and are left out.
    """
    found: list[Copy] = []
    findings: list[Finding] = []
    for out in dict.fromkeys(outs):
        links = _links(out, findings)
        standing = list(_standing(out))
        films = {film for each in standing for film in films_of(each.entry) if film}
        older = _older(out, films, findings)
        found += [
            replace(each, links=links.get((each.unit, each.script), {})) for each in (*standing, *older)
        ]
    ordered = sorted(found, key=lambda each: (each.script, each.unit, str(each.out), not each.current))
    return tuple(ordered), tuple(findings)


def _standing(out: Path) -> Iterator[Copy]:
    """The kits that stand there."""
    for path in sorted(out.glob(f"*/*/{REPORT}")):
        folder = path.parent
        if any(part.startswith((".", "_")) for part in folder.relative_to(out).parts):
            continue
        unit, script = folder.parent.name, folder.name
        try:
            report = read_report(path)
        except DeliveryError:
            entry = {"script": script, "unit": unit, "state": "unreadable", "title": script}
            yield Copy(out, folder, script, unit, entry, True, tuple(_beside(folder)))
            continue
        told = [(FILM, text) for text in report.told]
        texts = (*told, *_beside(folder), (NAME, report.script.title))
        entry = render_entry(folder, report)
        yield Copy(out, folder, report.script.id, unit, entry, True, texts, report=report)


def _beside(folder: Path) -> Iterator[tuple[str, str]]:
    """The texts that lie beside a film, as they are now: people mend posts by hand."""
    for name in (SUBTITLES, DRAFT_SUBTITLES):
        if text := _text(folder / name):
            cues = _CUE.sub("", text.replace("\n\n", "\n"))
            yield FILM, " ".join(cues.split())
    for name in (POST, PUBLISH):
        if text := _text(folder / name):
            yield POSTS, text


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError:
        return ""
    return unicodedata.normalize("NFC", data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))


def _older(out: Path, standing: set[str], findings: list[Finding]) -> list[Copy]:
    """Final videos that the ledger of renders knows and no kit holds any more."""
    try:
        entries = [each.entry for each in Ledger(out / RENDERS).entries() if each.type == TYPE]
    except ApprovalError as error:
        findings += [replace(each, severity=Severity.WARNING) for each in error.findings]
        return []
    found: dict[str, Copy] = {}
    for entry in entries:
        film = str(entry.get("sha256", ""))
        if entry.get("state") != "final" or not film or film in standing:
            continue
        script, unit = str(entry.get("script", "")), str(entry.get("unit", ""))
        texts = [(FILM, text) for text in kept_texts(out, film)]
        texts.append((NAME, str(entry.get("title", ""))))
        found[film] = Copy(out, out / unit / script, script, unit, entry, False, tuple(texts))
    return list(found.values())


def _links(out: Path, findings: list[Finding]) -> dict[tuple[str, str], dict[str, str]]:
    path = out / LINKS
    if not path.is_file():
        return {}
    try:
        return by_video(read_links(path))
    except DeliveryError as error:
        findings += [replace(each, severity=Severity.WARNING) for each in error.findings]
        return {}

"""Where something stands: in which scripts, units and delivered videos, and how each of them stands today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from vidgen.approval import standing
from vidgen.approval.state import standing_of
from vidgen.brand.kit import Brand
from vidgen.delivery.today import State, Today
from vidgen.errors import Finding, RegisterError, Severity, UnitsError, VidgenError
from vidgen.preview import read
from vidgen.recall.copies import Copy, copies
from vidgen.recall.scripts import Hit, Source, hits, sources_of
from vidgen.recall.units import Cell, cells
from vidgen.recall.wanted import Wanted, wanted
from vidgen.review.register import NO_REGISTER, Register
from vidgen.review.register_file import register_for
from vidgen.scenario.model import Unit
from vidgen.scenario.units import find_units_file, load_units

ScriptState = Literal["approved", "reviewed", "draft", "withdrawn", "expired", "broken", "gone"]

_ENDED = {"VG-A029", "VG-A049"}
_WITHDRAWN = "VG-A045"


@dataclass(frozen=True, slots=True)
class Script:
    """A script that holds it, or that a video which holds it was made of.

    Attributes:
        path: None where its file is gone.
        approved: whether it has an approval that can be withdrawn, whatever became of its text since.
    """

    id: str
    title: str
    path: Path | None
    state: ScriptState
    approved: bool
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Video:
    """A delivered video that holds it, how it stands today, and in which of its parts it was found."""

    copy: Copy
    state: State
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that holds it.

    Attributes:
        videos: those that kits hold now.
        older: those that were replaced, and may still stand where they were posted.
        sources: every script looked at.
        findings: what could not be looked at, as warnings.
    """

    wanted: Wanted
    scripts: tuple[Script, ...]
    units: tuple[Cell, ...]
    videos: tuple[Video, ...]
    older: tuple[Video, ...]
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is any."""
        return bool(self.scripts or self.units or self.videos or self.older)


def where(
    asked: str,
    scripts: Sequence[Path],
    units_file: Path | None,
    outs: Iterable[Path],
    brand: Brand,
    today: Today,
) -> Found:
    """Everything that holds what was asked for.

    Arguments:
        scripts: files to look through.
        units_file: None is every list near a script.
        outs: folders of results.
        brand: for which scripts are approved.
        today: what the library says.

    Raises:
        VidgenError: there is nothing to look for (VG-W030).
    """
    findings = list(today.findings)
    sources = sources_of(scripts)
    delivered, unread = copies(outs)
    findings += unread
    register = _register(scripts[0] if scripts else None, findings)
    known = {source.id for source in sources} | {copy.script for copy in delivered}
    sought = wanted(asked, register, known)
    videos = [
        Video(copy, today.state(copy.entry), places) for copy in delivered if (places := copy.holds(sought))
    ]
    found = [
        _script(source, lines, brand, today) for source in sources if (lines := tuple(hits(source, sought)))
    ]
    seen = {script.id for script in found}
    by_id = {source.id: source for source in sources}
    for video in videos:
        if video.copy.script not in seen:
            seen.add(video.copy.script)
            source = by_id.get(video.copy.script)
            found.append(_script(source, (), brand, today) if source else _gone(video.copy, today))
    lists = list(_lists(scripts, units_file, findings))
    return Found(
        sought,
        tuple(found),
        tuple(cells(lists, sought)),
        tuple(video for video in videos if video.copy.current),
        tuple(video for video in videos if not video.copy.current),
        sources,
        tuple(dict.fromkeys(findings)),
    )


def _register(script: Path | None, findings: list[Finding]) -> Register:
    """The register of the library; a faulty one is told as a warning, and names of laws stay unknown."""
    try:
        return register_for(script)
    except RegisterError as error:
        findings += [replace(each, severity=Severity.WARNING) for each in error.findings]
        return NO_REGISTER


def _script(source: Source, lines: tuple[Hit, ...], brand: Brand, today: Today) -> Script:
    approved = today.may_be_withdrawn(source.id)
    try:
        written, _warnings = read(source.path)
    except VidgenError:
        return Script(source.id, source.id, source.path, "broken", approved, lines)
    stands = standing_of(written, brand)
    codes = {reason.code for reason in stands.reasons}
    state: ScriptState = "draft"
    if stands.state is standing.State.APPROVED:
        state = "approved"
    elif codes & _ENDED:
        state = "expired"
    elif _WITHDRAWN in codes or today.withdrawn(written.id):
        state = "withdrawn"
    elif stands.state is standing.State.REVIEWED:
        state = "reviewed"
    return Script(written.id, written.title, source.path, state, approved, lines)


def _gone(copy: Copy, today: Today) -> Script:
    title = str(copy.entry.get("title", "")) or copy.script
    state: ScriptState = "withdrawn" if today.withdrawn(copy.script) else "gone"
    return Script(copy.script, title, None, state, today.may_be_withdrawn(copy.script))


def _lists(
    scripts: Sequence[Path], units_file: Path | None, findings: list[Finding]
) -> Iterable[tuple[Path, tuple[Unit, ...]]]:
    """The lists of units; a faulty one is told as a warning."""
    near = (find_units_file(script) for script in dict.fromkeys(path.parent for path in scripts))
    for path in dict.fromkeys([units_file] if units_file else filter(None, near)):
        try:
            yield path, load_units(path)
        except UnitsError as error:
            findings += [replace(each, severity=Severity.WARNING) for each in error.findings]

"""What ``vidgen verify`` says of videos."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.errors import Severity
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.delivery.authentic.verdict import Examination

_ENDINGS = frozenset({".mp4", ".m4v", ".mov"})


def videos_and_rest(files: tuple[Path, ...]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The videos among what was named, those in folders of results included, and everything else."""
    videos: dict[Path, None] = {}
    rest = []
    for path in files:
        if path.is_dir() and _holds_results(path):
            videos.update(dict.fromkeys(each for each in sorted(path.rglob("*")) if _is_film(each, path)))
        elif path.suffix.lower() in _ENDINGS:
            videos[path] = None
        else:
            rest.append(path)
    return tuple(videos), tuple(rest)


def verified(videos: tuple[Path, ...], library: Path | None, *, silent: bool) -> list[Examination]:
    """Examine them all, and say of each what it comes to.

    Raises:
        VidgenError: a file cannot be read.
    """
    from vidgen.delivery.authentic.examine import examine

    found = []
    for video in videos:
        found.append(examine(video, library))
        if not silent:
            _print(found[-1])
    return found


def _print(found: Examination) -> None:
    from vidgen.delivery.authentic.verdict import Verdict
    from vidgen.delivery.authentic.wording import details, headline

    unsure = found.verdict in (Verdict.UNMARKED, Verdict.UNKNOWN, Verdict.SUPERSEDED, Verdict.SAMPLE)
    colour = "green" if found.ok else "yellow" if unsure else "red"
    click.echo(click.style(headline(found), fg=colour, bold=True))
    for line in details(found):
        click.echo(f"    {line}")
    for finding in found.findings:
        word = _("lưu ý") if finding.severity is Severity.WARNING else _("vì sao")
        click.echo(f"    {word}: {finding.code}: {finding.message}")
        if finding.fix:
            click.echo(f"        → {finding.fix}")


def _holds_results(folder: Path) -> bool:
    from vidgen.delivery.kit import REPORT

    return any(next(folder.glob(f"{above}{REPORT}"), None) for above in ("", "*/", "*/*/"))


def _is_film(path: Path, top: Path) -> bool:
    hidden = any(part.startswith((".", "_")) for part in path.relative_to(top).parts)
    return not hidden and path.suffix.lower() in _ENDINGS and path.is_file()

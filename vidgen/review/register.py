"""What the province says of the law: ``can-cu.yaml``, the dated register that scripts are checked against."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Document:
    """A legal document.

    Attributes:
        title: as published.
        names: how scripts may name it: ``Nghị định 30/2020/NĐ-CP``, ``Bộ luật Hình sự``, ``BLHS``.
        since: first day in force; None unknown.
        until: last day in force; None while it is.
        replaced_by: name of the document that took its place; empty where none did.
        articles: those that scripts cite; () is any.
        source: where this was read.
        checked: the day on which a person last compared the entry with its source.
        line: of the register.
    """

    title: str
    names: tuple[str, ...]
    since: dt.date | None = None
    until: dt.date | None = None
    replaced_by: str = ""
    articles: tuple[int, ...] = ()
    source: str = ""
    checked: dt.date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Hotline:
    """A number that anybody may call, and what it is for; `number` holds digits alone."""

    number: str
    name: str
    source: str = ""
    checked: dt.date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Domain:
    """An official domain, with all below it: ``gov.vn``."""

    domain: str
    name: str
    source: str = ""
    checked: dt.date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """Words that are dated: how they are written, what is said instead, since when."""

    words: tuple[str, ...]
    instead: str
    since: dt.date | None = None
    why: str = ""
    source: str = ""
    checked: dt.date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """What the province or the commune sets, and scripts leave to a slot.

    Attributes:
        words: how it is named: ``lệ phí đăng ký tạm trú``.
        slot: the column of ``units.csv``: ``le_phi_tam_tru``.
    """

    words: tuple[str, ...]
    slot: str
    source: str = ""
    checked: dt.date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register.

    Attributes:
        path: its file; None where there is none, and then the rules that need it are silent.
        own: whether a library has it, rather than the shipped one standing in.
    """

    path: Path | None = None
    own: bool = False
    documents: tuple[Document, ...] = ()
    hotlines: tuple[Hotline, ...] = ()
    domains: tuple[Domain, ...] = ()
    terms: tuple[Term, ...] = ()
    fees: tuple[Setting, ...] = ()
    offices: tuple[Setting, ...] = ()


NO_REGISTER = Register()
FILE_NAME = "can-cu.yaml"

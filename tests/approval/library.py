"""A small library with real keys, for trying what holds an approval and what does not."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from vidgen.approval import clock
from vidgen.approval.canonical import canonical
from vidgen.approval.chain import Entry, line_of
from vidgen.approval.config import MEMORY, config_folder
from vidgen.approval.desk import Desk, find_desk
from vidgen.approval.digest import Content, content_of
from vidgen.approval.key import PrivateKey
from vidgen.approval.ledger import Ledger
from vidgen.approval.record import Record, open_record
from vidgen.approval.ring_edit import add_holder
from vidgen.approval.sign import Decision, sign
from vidgen.approval.standing import Standing
from vidgen.approval.state import standing_of
from vidgen.approval.statement import DOMAIN, Statement
from vidgen.approval.trust import Trust, load_trust, save_trust
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.errors import ApprovalError
from vidgen.preview import read
from vidgen.scenario.model import Scenario

BODY = """\
---
id: {id}
kind: scam
title: Không đọc mã OTP
field: an-ninh-mang
reviewed: 2026-11-01
expires: 2027-05-01
---

## hook: Ai hỏi **mã OTP**?
{{{{unit.name}}}} nhắc bà con.  <!-- lời chào -->

## photo: Tin nhắn giả
![Ảnh minh họa](anh/tin-nhan.png)

Bà con xem kỹ tin nhắn này.

## signs: Dấu hiệu
1. Tự xưng cán bộ
2. Giục làm ngay
"""


@dataclass
class Library:
    """A library of one or more scripts and the people around it; root and brand are real."""

    root: Path
    brand: Brand
    keys: dict[str, PrivateKey] = field(default_factory=dict)

    @property
    def desk(self) -> Desk:
        return Desk(self.root.resolve())

    @property
    def ledger(self) -> Path:
        return self.desk.ledger

    def script(self, id: str = "ma-otp") -> Path:
        return self.root / f"{id}.md"

    def written(self, id: str = "ma-otp") -> Scenario:
        return read(self.script(id))[0]

    def add_script(self, id: str) -> Path:
        path = self.script(id)
        path.write_bytes(BODY.format(id=id).encode())
        return path

    def add_person(self, name: str, *roles: str, person: str | None = None, **more: Any) -> PrivateKey:
        """A key in the ring, called `name` here."""
        key = self.keys.setdefault(name, PrivateKey.new())
        add_holder(self.desk.ring, self.keys["root"], key.public, person or name, roles, **more)
        return key

    def content(self, id: str = "ma-otp") -> Content:
        return content_of(self.script(id), self.written(id), self.brand)

    def record(self) -> Record:
        return open_record(self.desk)

    def decide(self, action: Any, who: str, id: str = "ma-otp", **more: Any) -> Statement:
        contents = () if action == "revoke" else (self.content(id),)
        decision = Decision(action, id, "an-ninh-mang", contents, path=self.script(id), **more)
        return sign(self.record(), decision, self.keys[who])

    def review(self, who: str = "reviewer", id: str = "ma-otp") -> Statement:
        return self.decide("review", who, id)

    def approve(self, who: str = "approver", id: str = "ma-otp", **more: Any) -> Statement:
        return self.decide("approve", who, id, **more)

    def revoke(self, who: str = "approver", id: str = "ma-otp") -> Statement:
        return self.decide("revoke", who, id, reason="sai số điện thoại")

    def approved(self, *ids: str) -> Library:
        for id in ids or ("ma-otp",):
            self.review(id=id)
            self.approve(id=id)
        return self

    def standing(
        self, id: str = "ma-otp", brand: Brand | None = None, now: dt.datetime | None = None
    ) -> Standing:
        return standing_of(self.written(id), brand or self.brand, now)

    def codes(self, id: str = "ma-otp", **more: Any) -> tuple[str, ...]:
        return tuple(reason.code for reason in self.standing(id, **more).reasons)

    def state(self, id: str = "ma-otp") -> str:
        return str(self.standing(id).state)

    def rows(self) -> list[bytes]:
        """The lines of the ledger, each with its line end."""
        return self.ledger.read_bytes().splitlines(keepends=True)

    def put_rows(self, rows: list[bytes]) -> None:
        self.ledger.write_bytes(b"".join(rows))

    def forge(self, change: Callable[[dict[str, Any]], None], who: str = "approver", row: int = -1) -> Entry:
        """Append a statement like that of a row but for a change, signed by somebody, as a forger would.

        All that only the ledger checks is right: number, hash of the line before, hash of the line.
        """
        entries = Ledger(self.ledger).entries()
        told = json.loads(json.dumps(entries[row].entry["statement"]))
        told["previous"] = entries[-1].hash
        told["key"] = self.keys[who].public.fingerprint
        change(told)
        signature = self.keys[who].sign(DOMAIN, canonical(told))
        entry = {"type": "statement", "statement": told, "signature": signature}
        made, data = line_of(len(entries), entries[-1].hash, clock.read_moment(told["at"]), entry)
        self.put_rows([*self.rows(), data])
        return made


def make_library(folder: Path, brand: Brand | None = None) -> Library:
    """A library with one script, its picture, and three people; this machine trusts its root."""
    from PIL import Image

    library = Library(folder, brand or load_brand())
    (folder / "anh").mkdir(parents=True)
    Image.new("RGB", (640, 480), (20, 90, 60)).save(folder / "anh" / "tin-nhan.png")
    library.add_script("ma-otp")
    root = library.keys["root"] = PrivateKey.new()
    save_trust(Trust({**load_trust().roots, root.public.fingerprint: "gốc thử"}))
    library.add_person("reviewer", "review", person="Người rà soát")
    library.add_person("approver", "approve", person="Người duyệt")
    assert find_desk(library.script()) == library.desk
    return library


def refused(act: Any) -> str:
    with pytest.raises(ApprovalError) as error:
        act()
    return error.value.findings[0].code


def forget(library: Library) -> None:
    """As on a machine that has not seen this ledger yet."""
    (config_folder() / MEMORY).unlink(missing_ok=True)

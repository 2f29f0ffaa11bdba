"""Approving in tests: a root of the test's own that this run trusts, a reviewer and an approver.

Nothing of the product is switched off: scripts are signed as people sign them, and what is not signed comes
out as a draft.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from vidgen.approval.desk import FOLDER, Desk
from vidgen.approval.digest import content_of
from vidgen.approval.key import PrivateKey
from vidgen.approval.record import open_record
from vidgen.approval.ring import Holder, Ring
from vidgen.approval.ring_file import write_ring
from vidgen.approval.sign import Decision, sign
from vidgen.approval.statement import Action, Statement
from vidgen.approval.trust import Trust, save_trust
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.preview import read


@dataclass(frozen=True)
class Office:
    """Two people and a root; whom this machine's settings folder (``VIDGEN_CONFIG``) trusts."""

    root: PrivateKey = field(default_factory=PrivateKey.new)
    reviewer: PrivateKey = field(default_factory=PrivateKey.new)
    approver: PrivateKey = field(default_factory=PrivateKey.new)

    def trusted(self) -> Office:
        """Have this machine trust the root; only ever in a settings folder of the tests."""
        assert os.environ.get("VIDGEN_CONFIG"), "never the settings of the person who runs the tests"
        save_trust(Trust({self.root.public.fingerprint: "thử"}))
        return self

    def desk(self, library: Path) -> Desk:
        """The library's desk, opened with this office's ring where it has none."""
        folder = library / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        desk = Desk(library.resolve())
        if not desk.ring.exists():
            holders = (
                Holder(self.reviewer.public, "Nguyễn Thị Rà", ("review",)),
                Holder(self.approver.public, "Trần Văn Duyệt", ("approve",)),
            )
            write_ring(desk.ring, Ring("Phòng thử", 1, holders), self.root)
        return desk

    def review(self, script: Path, *brands: Brand, library: Path | None = None) -> Statement:
        """Sign that a script was reviewed."""
        return self._sign("review", script, brands, library, self.reviewer)

    def approve(self, script: Path, *brands: Brand, library: Path | None = None) -> Statement:
        """Review a script and approve it, as two people; with the shipped brand where none is given.

        Arguments:
            library: where its desk stands; its own folder where it is not given.
        """
        self.review(script, *brands, library=library)
        return self._sign("approve", script, brands, library, self.approver)

    def revoke(
        self, script: Path, reason: str = "Văn bản căn cứ đã thay", *, library: Path | None = None
    ) -> None:
        """Withdraw it."""
        self._sign("revoke", script, (), library, self.approver, reason)

    def _sign(
        self,
        action: Action,
        script: Path,
        brands: tuple[Brand, ...],
        library: Path | None,
        key: PrivateKey,
        reason: str = "",
    ) -> Statement:
        written, _warnings = read(script)
        desk = self.desk(library or script.parent)
        looked_at = () if action == "revoke" else brands or (load_brand(),)
        contents = tuple(content_of(script, written, brand) for brand in looked_at)
        decision = Decision(action, written.id, written.field, contents, reason=reason, path=script)
        return sign(open_record(desk), decision, key)


@contextmanager
def trusted_office(settings: Path) -> Iterator[Office]:
    """An office that is trusted while this lasts, in a settings folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VIDGEN_CONFIG", str(settings))
        yield Office().trusted()


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office that is trusted in this test alone."""
    with trusted_office(tmp_path_factory.mktemp("cài đặt")) as office:
        yield office

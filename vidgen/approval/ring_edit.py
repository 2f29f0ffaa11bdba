"""Making and changing the key ring of a library, which its root then signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from vidgen.approval.key import PrivateKey, PublicKey
from vidgen.approval.ring import ANY_FIELD, Holder, Ring
from vidgen.approval.ring_file import load_ring, write_ring
from vidgen.errors import ApprovalError
from vidgen.messages import _
from vidgen.scenario.source import clean
from vidgen.vietnamese.disguises import foreign, named, unseen


def add_holder(
    path: Path,
    root: PrivateKey,
    public: PublicKey,
    person: str,
    roles: Sequence[str],
    *,
    fields: Sequence[str] = (ANY_FIELD,),
    begins: dt.date | None = None,
    ends: dt.date | None = None,
    sample: bool = False,
    name: str = "",
) -> Ring:
    """Put a key into a ring, or in the place of what the ring had for it, and sign; begun if not there.

    Arguments:
        path: of the ring.
        name: whose ring it is, for one that is begun.

    Raises:
        ApprovalError: the ring cannot be read (VG-A023), was changed since it was signed (VG-A024) or has
            another root (VG-A025), the name is not in letters that everybody reads as they are (VG-A056), or
            the disk refuses (VG-A021).
    """
    _refuse_disguised(person)
    ring = _own(path, root) if path.exists() else Ring(clean(name).strip() or path.parent.parent.name, 0, ())
    holder = Holder(
        public,
        " ".join(clean(person).split()),
        tuple(dict.fromkeys(roles)),
        tuple(dict.fromkeys(" ".join(clean(each).split()) for each in fields)),
        begins,
        ends,
        sample,
    )
    others = tuple(each for each in ring.holders if each.key != public)
    return _written(path, replace(ring, holders=(*others, holder)), root)


def _refuse_disguised(person: str) -> None:
    """Let no name in that looks like another: it may come with a key that somebody sent."""
    odd = next((char for char in clean(person) if foreign(char) or (unseen(char) and not char.isspace())), "")
    if odd:
        raise ApprovalError.of(
            "VG-A056",
            _("Tên người giữ khóa có ký tự lạ, dễ nhầm với tên khác: {char}.").format(char=named(odd)),
            _('Gõ lại tên bằng bàn phím tiếng Việt: thêm --person "Họ và tên".'),
        )


def remove_holder(path: Path, root: PrivateKey, fingerprint: str) -> Ring:
    """Take a key out of a ring: nothing signed with it counts any more, not even what was signed before.

    Raises:
        ApprovalError: as of `add_holder`; or it is not in the ring (VG-A033).
    """
    ring = _own(path, root)
    if ring.holder(fingerprint) is None:
        raise ApprovalError.of(
            "VG-A033",
            _("Khóa này không có trong vòng khóa."),
            _("Xem các khóa: vidgen keys ring show"),
            path=path,
        )
    left = tuple(each for each in ring.holders if each.key.fingerprint != fingerprint)
    return _written(path, replace(ring, holders=left), root)


def sign_again(path: Path, root: PrivateKey) -> Ring:
    """Sign a ring as it stands, whoever signed it before: its root looked it through.

    Raises:
        ApprovalError: the ring cannot be read (VG-A022, VG-A023), or the disk refuses (VG-A021).
    """
    return _written(path, load_ring(path), root)


def _own(path: Path, root: PrivateKey) -> Ring:
    ring = load_ring(path)
    if not ring.signed:
        raise ApprovalError.of(
            "VG-A024",
            _("Vòng khóa đã bị sửa sau khi ký."),
            _("Xem kỹ từng mục, rồi ký lại nguyên như vậy: vidgen keys ring sign"),
            path=path,
        )
    if ring.root != root.public:
        raise ApprovalError.of(
            "VG-A025",
            _("Vòng khóa này do một khóa gốc khác ký."),
            _("Dùng đúng khóa gốc đã ký; muốn thay khóa gốc: vidgen keys ring sign"),
            path=path,
        )
    return ring


def _written(path: Path, ring: Ring, root: PrivateKey) -> Ring:
    return write_ring(path, replace(ring, serial=ring.serial + 1), root)

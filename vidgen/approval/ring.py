"""The key ring of a library: who may review, approve and produce what, from when to when; signed by a root.

``_duyet/vong-khoa.yaml`` is written by `approval.ring_file` and may be read, not edited, by hand: the root's
signature is over all its values.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from vidgen.approval.canonical import canonical, digest_of
from vidgen.approval.clock import day_of
from vidgen.approval.key import PublicKey
from vidgen.vietnamese.confusables import latin
from vidgen.vietnamese.disguises import unseen

DOMAIN: Final = b"vidgen-keyring-1\n"
ROLES: Final = ("review", "approve", "produce")
ANY_FIELD: Final = "*"


@dataclass(frozen=True, slots=True)
class Holder:
    """A key and what may be done with it.

    Attributes:
        key: the public key.
        person: whose it is; of a key that seals films, the unit.
        roles: of `ROLES`.
        fields: of scripts, as their front matter has them; `ANY_FIELD` is every field.
        begins, ends: the first and the last day of signing, in Vietnam; None is without.
        sample: for trying things out only.
    """

    key: PublicKey
    person: str
    roles: tuple[str, ...]
    fields: tuple[str, ...] = (ANY_FIELD,)
    begins: dt.date | None = None
    ends: dt.date | None = None
    sample: bool = False

    def may(self, role: str) -> bool:
        """Whether it has that role."""
        return role in self.roles

    def covers(self, area: str) -> bool:
        """Whether it holds for scripts of that field."""
        return ANY_FIELD in self.fields or (bool(area.strip()) and plain(area) in map(plain, self.fields))

    def valid(self, moment: dt.datetime) -> bool:
        """Whether it may sign at that moment."""
        day = day_of(moment)
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)

    def is_same_person(self, other: Holder) -> bool:
        """Whether both keys are one person's; capitals and blanks in the name do not make two."""
        return plain(self.person) == plain(other.person)

    def as_dict(self) -> dict[str, Any]:
        """As it is signed and written."""
        told: dict[str, Any] = {
            "person": self.person,
            "key": str(self.key),
            "roles": list(self.roles),
            "fields": list(self.fields),
        }
        told |= {"from": self.begins.isoformat()} if self.begins else {}
        told |= {"to": self.ends.isoformat()} if self.ends else {}
        return told | ({"sample": "true"} if self.sample else {})


@dataclass(frozen=True)
class Ring:
    """The keys of a library.

    Attributes:
        name: whose ring it is.
        serial: goes up with each change; an older ring in a newer one's place is noticed.
        holders: the keys, each once.
        root: the key that signed; None where nobody did yet.
        signature: the root's, base64.
    """

    name: str
    serial: int
    holders: tuple[Holder, ...]
    root: PublicKey | None = None
    signature: str = ""
    _by_fingerprint: Mapping[str, Holder] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        listed = {holder.key.fingerprint: holder for holder in self.holders}
        object.__setattr__(self, "_by_fingerprint", listed)

    def holder(self, fingerprint: str) -> Holder | None:
        """Whose key that is."""
        return self._by_fingerprint.get(fingerprint)

    @property
    def root_fingerprint(self) -> str:
        """Of the root; empty where nobody signed yet."""
        return self.root.fingerprint if self.root else ""

    @property
    def values(self) -> dict[str, Any]:
        """All that is signed."""
        return {
            "version": "1",
            "name": self.name,
            "serial": str(self.serial),
            "keys": [holder.as_dict() for holder in self.holders],
        }

    @property
    def message(self) -> bytes:
        """What the root signs."""
        return canonical(self.values)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of all that is signed."""
        return digest_of(self.values)

    @property
    def signed(self) -> bool:
        """Whether its root signed just this."""
        return self.root is not None and self.root.verifies(DOMAIN, self.message, self.signature)


def plain(name: str) -> str:
    """A name without what does not tell people or fields apart.

    The form of Unicode, capitals, blanks, what nobody sees, letters of other alphabets that look like ours.
    """
    seen = "".join(char for char in unicodedata.normalize("NFKC", name) if char.isspace() or not unseen(char))
    return " ".join(latin(seen).casefold().split())

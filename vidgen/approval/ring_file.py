"""Reading and writing ``vong-khoa.yaml``: values stay text, no tag or alias is followed, sizes bounded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from vidgen.approval.clock import read_day
from vidgen.approval.config import replace_file
from vidgen.approval.key import PrivateKey, PublicKey, read_public
from vidgen.approval.ring import DOMAIN, ROLES, Holder, Ring
from vidgen.errors import ApprovalError, Finding, Severity, VidgenError
from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.source import read_source
from vidgen.scenario.tree import Tree
from vidgen.scenario.yaml_tree import read_yaml

_MOST_KEYS: Final = 2000
_LONGEST: Final = 120  # characters of a name
_TOP: Final = {"version", "name", "serial", "keys", "root", "signature"}
_HOLDER: Final = {"person", "key", "roles", "fields", "from", "to", "sample"}


def load_ring(path: Path) -> Ring:
    """The ring in a file, signed or not.

    Raises:
        ApprovalError: there is none (VG-A022), or it cannot be read or is not one (VG-A023).
    """
    if not path.is_file():
        raise ApprovalError.of(
            "VG-A022",
            _("Thư viện chưa có vòng khóa: không biết ai được rà soát, ai được duyệt."),
            _("Người giữ khóa gốc tạo bằng: vidgen keys ring add"),
            path=path,
        )
    try:
        text = read_source(path, raises=ApprovalError, family="VG-A")
        found = Collector(path, ApprovalError)
        tree = read_yaml(text, found)
        found.close()
    except VidgenError as error:
        raise ApprovalError([_as_ours(each) for each in error.findings]) from error
    return _Reader(path, tree or Tree()).ring()


def write_ring(path: Path, ring: Ring, root: PrivateKey) -> Ring:
    """Sign a ring and put it in its place.

    Raises:
        ApprovalError: the disk refuses (VG-A021).
    """
    signed = Ring(ring.name, ring.serial, ring.holders, root.public, root.sign(DOMAIN, ring.message))
    try:
        replace_file(path, _yaml(signed).encode("utf-8"))
    except OSError as error:
        raise ApprovalError.of(
            "VG-A021",
            _("Không ghi được “{path}”: {error}").format(path=path, error=error.strerror or error),
            _("Kiểm tra quyền ghi vào thư mục."),
            path=path,
        ) from error
    return signed


def _as_ours(finding: Finding) -> Finding:
    fix = _("Lấy lại tệp vong-khoa.yaml từ người giữ khóa gốc; không sửa tệp này bằng tay.")
    return Finding("VG-A023", finding.message, fix, Severity.ERROR, finding.path, finding.line)


class _Reader:
    """Takes the values out of the tree and judges each."""

    def __init__(self, path: Path, tree: Tree) -> None:
        self.path = path
        self.tree = tree

    def ring(self) -> Ring:
        data = self.tree.data
        if not isinstance(data, dict) or not set(data) <= _TOP or data.get("version") != "1":
            self._refuse(_("Đây không phải vòng khóa của vidgen, hoặc là của bản mới hơn."))
        listed = data.get("keys")
        if not isinstance(listed, list) or len(listed) > _MOST_KEYS:
            self._refuse(_("Mục “{key}” của vòng khóa sai.").format(key="keys"), "keys")
        holders = tuple(self._holder(each, index) for index, each in enumerate(listed))
        self._refuse_doubles(holders)
        serial = str(data.get("serial", ""))
        if not (serial.isascii() and serial.isdigit() and len(serial) < 10):
            self._refuse(_("Mục “{key}” của vòng khóa sai.").format(key="serial"), "serial")
        root = self._key(data["root"], "root") if data.get("root") else None
        return Ring(self._text(data, "name"), int(serial), holders, root, str(data.get("signature") or ""))

    def _holder(self, each: Any, index: int) -> Holder:
        place = ("keys", index)
        if not isinstance(each, dict) or not set(each) <= _HOLDER:
            self._refuse(_("Mục “{key}” của vòng khóa sai.").format(key="keys"), *place)
        roles = self._list(each, "roles", *place)
        if not roles or not set(roles) <= set(ROLES) or len(set(roles)) < len(roles):
            self._refuse(_("Vai trò chỉ có thể là {roles}.").format(roles=", ".join(ROLES)), *place, "roles")
        return Holder(
            key=self._key(each.get("key"), *place, "key"),
            person=self._text(each, "person", *place),
            roles=roles,
            fields=self._list(each, "fields", *place),
            begins=self._day(each, "from", *place),
            ends=self._day(each, "to", *place),
            sample=self._flag(each, "sample", *place),
        )

    def _refuse_doubles(self, holders: Sequence[Holder]) -> None:
        seen: dict[str, Holder] = {}
        for index, holder in enumerate(holders):
            first = seen.setdefault(holder.key.fingerprint, holder)
            if first is not holder:
                self._refuse(
                    _("Một khóa ghi hai lần, cho “{first}” và “{second}”.").format(
                        first=first.person, second=holder.person
                    ),
                    "keys",
                    index,
                )

    def _text(self, data: Mapping[str, Any], key: str, *place: str | int) -> str:
        value = data.get(key)
        if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST or "\n" in value:
            self._refuse(_("Mục “{key}” của vòng khóa sai.").format(key=key), *place, key)
        return value

    def _list(self, data: Mapping[str, Any], key: str, *place: str | int) -> tuple[str, ...]:
        value = data.get(key)
        if (
            not isinstance(value, list)
            or not 0 < len(value) <= 100
            or any(not isinstance(each, str) or not 0 < len(each.strip()) <= _LONGEST for each in value)
        ):
            self._refuse(_("Mục “{key}” của vòng khóa sai.").format(key=key), *place, key)
        return tuple(value)

    def _day(self, data: Mapping[str, Any], key: str, *place: str | int) -> dt.date | None:
        if key not in data:
            return None
        try:
            return read_day(data[key])
        except ValueError:
            self._refuse(_("Mục “{key}” phải là ngày dạng 2026-11-22.").format(key=key), *place, key)

    def _flag(self, data: Mapping[str, Any], key: str, *place: str | int) -> bool:
        if data.get(key, "false") not in ("true", "false"):
            self._refuse(_("Mục “{key}” của vòng khóa sai.").format(key=key), *place, key)
        return data.get(key) == "true"

    def _key(self, value: Any, *place: str | int) -> PublicKey:
        try:
            return read_public(value)
        except ValueError:
            self._refuse(_("Khóa công khai ghi sai; đúng dạng là ed25519:…"), *place)

    def _refuse(self, message: str, *place: str | int) -> NoReturn:
        raise ApprovalError([_as_ours(Finding("", message, path=self.path, line=self.tree.line(place)))])


def _yaml(ring: Ring) -> str:
    import yaml

    told = {**ring.values, "root": str(ring.root), "signature": ring.signature}
    body = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)
    return _HEAD + body


_HEAD: Final = """\
# Vòng khóa: ai được rà soát (review), ai được duyệt (approve), khóa nào đóng dấu video (produce).
# Tệp do lệnh vidgen keys ring ghi và khóa gốc ký; sửa bằng tay thì chữ ký không còn đúng.
"""

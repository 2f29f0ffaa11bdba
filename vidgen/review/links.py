"""Web addresses in texts, and what is suspicious about one."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from functools import lru_cache

from vidgen.vietnamese.characters import plain as readable
from vidgen.vietnamese.syllables import is_syllable
from vidgen.vietnamese.words import word_set

# Endings that make a bare name an address; those that are Vietnamese syllables or words count only in an
# address with a scheme or a path.
_ENDINGS = (
    "vn com net org info edu gov io xyz top app shop site online club link live store page pro ws click "
    "icu mobi "
    "biz fun space website asia tech work support help center vip life world today digital cloud dev ai "
    "co us uk "
    "cn ru tk ml ga cf gq cc tv ly gl gd eu su pw id sg th kh la hk tw jp kr bid win loan men date trade "
    "buzz cyou me to in be st "
    "rest bond sbs cfd monster example invalid test "
    "zip bank sale network press media news blog agency email team group services company social chat "
    "game games money cash credit finance market exchange trading fund expert express host hosting "
    "download software delivery lat autos beauty hair quest boats homes loans social yachts"
)
# Vietnamese syllables and English words: a bare name counts only where no sentence can have made it.
_SHY = word_set("me to in be st la ai co id men date us su work life rest")
_ENDING = "|".join(_ENDINGS.split())
_CERTAIN = word_set("com vn org info xyz gov")  # `_is_prose` is no doubt about these
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_ADDRESS = re.compile(
    rf"(?:(?P<scheme>[a-z][a-z0-9+.-]{{1,9}})://|(?<![\w@./-]))"
    rf"(?P<user>[\w.+%-]+(?::[^\s@/]*)?@(?=\S*/)|(?<=//)[\w.+%-]+(?::[^\s@/]*)?@)?"
    rf"(?P<host>(?<=//)(?:\[[0-9a-f:.]+\]|{_LABEL}(?:\.{_LABEL})*)|"
    rf"(?:{_LABEL}\.)+(?:{_ENDING}|xn--[a-z0-9-]+)(?![\w-])|(?:{_LABEL}\.)+[a-z]{{2,}}(?=/[\w-])|"
    rf"(?:[0-9]{{1,3}}\.){{3}}[0-9]{{1,3}}(?=[:/]))"
    rf"(?P<rest>(?::[0-9]{{1,5}})?(?:[/?#][^\s<>“”\"')\]]*)?)",
    re.IGNORECASE,
)
_FILES = re.compile(
    r"\.(?:md|yaml|yml|json|csv|jpe?g|png|webp|gif|svg|mp4|mov|webm|mp3|wav|pdf|docx?|apk)$", re.I
)
_WORTH_A_LOOK = re.compile(r"[\w\])]\.[^\W\d]|://|[0-9]\.[0-9]{1,3}\.[0-9]")
_SHORTEST = 4  # letters of a name before a shy ending
_SCHEMES = ("", "http", "https", "ftp")
_SCHEMELESS = re.compile(r"(?<![\w:/])//(?=[\w-]+\.)")
_SHORTENERS = word_set(
    """
    bit.ly tinyurl.com goo.gl t.co ow.ly is.gd buff.ly cutt.ly rebrand.ly shorturl.at s.id v.gd t.ly
    rb.gy tiny.cc bl.ink short.io shorte.st adf.ly lnkd.in soo.gd clck.ru bom.so by.com.vn s.net.vn
    shope.ee vt.tiktok.com g.co qrco.de me-qr.com linktr.ee tr.ee bitly.com rutgon.me gg.gg kutt.it
    urlz.fr
    """
)


@dataclass(frozen=True, slots=True)
class Link:
    """An address as written, and its parts; `host` in lower case without ``www.`` and closing dot."""

    written: str
    scheme: str
    user: bool
    host: str
    path: str

    @property
    def short(self) -> bool:
        """Whether it belongs to a service that hides where a link leads."""
        return self.host in _SHORTENERS

    @property
    def numeric(self) -> bool:
        """Whether the host is an IP address, in any of the ways browsers take one."""
        try:
            ipaddress.ip_address(self.host.strip("[]"))
        except ValueError:
            return bool(re.fullmatch(r"(?:0x[0-9a-f]+|[0-9]+)(?:\.(?:0x[0-9a-f]+|[0-9]+)){0,3}", self.host))
        return True

    @property
    def encoded(self) -> bool:
        """Whether a label is punycode."""
        return any(label.startswith("xn--") for label in self.host.split("."))

    @property
    def shown_host(self) -> str:
        """The host with punycode as it would be seen."""
        try:
            return self.host.encode("ascii").decode("idna") if self.encoded else self.host
        except (UnicodeError, ValueError):
            return self.host


@lru_cache(maxsize=8192)
def links(text: str) -> tuple[Link, ...]:
    """The web addresses in a text; mail addresses and names of files are none.

    An address in the form people write to name a bad one (``vneid[.]xyz``, ``hxxp://…``) is none either.
    """
    plain = _SCHEMELESS.sub("https://", " ".join(map(readable, text.split(" "))))
    if not _WORTH_A_LOOK.search(plain):
        return ()
    return tuple(link for match in _ADDRESS.finditer(plain) if (link := _link(match, plain)))


def _link(match: re.Match[str], text: str) -> Link | None:
    scheme, host = (match["scheme"] or "").lower(), match["host"].lower().rstrip(".")
    if scheme not in _SCHEMES or text[match.end("host") :].startswith("[.]"):
        return None
    bare = not scheme and not match["rest"]
    if not scheme and (_FILES.search(host) or _is_prose(match["host"]) or (bare and _is_shy(host))):
        return None
    written = match[0].rstrip(".,;:!?…")
    return Link(
        written, scheme, bool(match["user"]), host.removeprefix("www."), match["rest"].rstrip(".,;:!?")
    )


def _is_prose(host: str) -> bool:
    """``link.Tin``, ``TP.Vinh``: a stop without a space behind it."""
    name, _dot, ending = host.rpartition(".")
    if ending.lower() in _CERTAIN and name.isascii() and name.rpartition(".")[2].lower() != ending.lower():
        return False
    return not host.isupper() and ending != ending.lower()


def _is_shy(host: str) -> bool:
    """``xong.la``: what stands before a shy ending may be the last word of a sentence."""
    name, _dot, ending = host.rpartition(".")
    if ending not in _SHY:
        return False
    return not name.isascii() or "." in name or len(name) < _SHORTEST or is_syllable(name)

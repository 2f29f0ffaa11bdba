"""Which web domains are official: those of the state, of the register, of the units themselves."""

from __future__ import annotations

from urllib.parse import urlsplit

from vidgen.review.rule import Case

_STATE = "gov.vn"
# Hosts on which anybody has a page: that a unit has one there says nothing of the other pages.
SHARED = (
    "facebook.com", "fb.com", "fb.me", "m.me", "messenger.com", "zalo.me", "t.me", "telegram.me",
    "instagram.com", "tiktok.com", "youtube.com", "youtu.be", "google.com", "goo.gl", "bit.ly",
    "linktr.ee", "x.com", "twitter.com", "blogspot.com", "wordpress.com", "github.io",
    "sites.google.com",
)  # fmt: skip
# Kept for examples by RFC 2606 and RFC 6761: nobody can own them.
_SAMPLES = ("example.org", "example.com", "example.net", "example", "invalid", "test")


def is_official(host: str, case: Case) -> bool:
    """Whether a host (lower case) is one, or below one, of the official domains or of the units' own."""
    return is_listed(host, case) or (host.isascii() and is_below(host, units_hosts(case)))


def is_listed(host: str, case: Case) -> bool:
    """Whether it is so by the province's word, not only by the unit's."""
    allowed = (_STATE, *_SAMPLES, *(entry.domain.lower() for entry in case.register.domains))
    return host.isascii() and is_below(host, allowed)


def units_hosts(case: Case) -> tuple[str, ...]:
    """The hosts of the pages of all units known."""
    units = case.units or ((case.unit,) if case.unit else ())
    hosts = {host_of(unit.qr_url) for unit in units if unit.qr_url} - {""}
    return tuple(host for host in hosts if not is_below(host, SHARED))


def host_of(url: str) -> str:
    """The host of an address in lower case, without ``www.``; empty where it has none."""
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return host.lower().removeprefix("www.").rstrip(".")


def is_below(host: str, domains: tuple[str, ...]) -> bool:
    """Whether a host is one of the domains or a name below one."""
    return any(host == domain or host.endswith("." + domain) for domain in domains)

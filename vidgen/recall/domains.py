"""Web domains and addresses in a text, also as they are written to warn of them: ``vneid[.]xyz``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vidgen.recall.phrases import Place
from vidgen.review.links import links

_DOT = r"(?:\.|\[\.\]|\(\.\)|\[dot\])"


@dataclass(frozen=True, slots=True)
class Host:
    """A domain with all below it; with a path, just what begins with that.

    Attributes:
        host: lower case, without ``www.``.
        path: from the stroke on; empty is all of the domain.
    """

    host: str
    path: str = ""

    def places(self, text: str) -> Iterator[Place]:
        """Each find in a text; ``notvneid.xyz`` and ``vneid.xyz.com`` are domains of others."""
        host = _DOT.join(map(re.escape, self.host.split(".")))
        path = re.escape(self.path) + r"(?![\w-])" if self.path else ""
        pattern = rf"(?<![\w-]){host}(?![\w-])(?!{_DOT}(?-i:[a-z0-9])){path}"
        return (match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


def host_asked(asked: str) -> Host | None:
    """The domain or address that a text is and nothing else; None where it is none."""
    text = re.sub(r"\[\.\]|\(\.\)|\[dot\]", ".", asked.strip())
    text = re.sub(r"^hxxp", "http", text, flags=re.IGNORECASE).lstrip("@").rstrip("/")
    found = links(text) or links(f"https://{text}") if "." in text and not re.search(r"\s", text) else ()
    if len(found) != 1 or found[0].written not in (text, f"https://{text}"):
        return None
    name = re.sub(r"^\w+://", "", text)
    host, stroke, path = name.partition("/")
    if not re.search(r"\.[^\W\d]", host):
        return None
    return Host(host.lower().removeprefix("www."), stroke + path)

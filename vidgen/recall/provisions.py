"""Citations of the law in a text that mean the one asked for, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vidgen.recall.phrases import Place, flat
from vidgen.review.citations import Citation, citations
from vidgen.review.register import Register

_CLAUSE = re.compile(r"khoản\s+(\d+)", re.IGNORECASE)
_NARROWER = re.compile(
    r"^\s*(?:(?:điểm|diem)\s+[a-zđ]\s+)?(?:(?:khoản|khoan)\s+\d+\s+)?(?=(?:điều|dieu)\s+\d)", re.IGNORECASE
)
_POINT = re.compile(r"điểm\s+([a-zđ])\b", re.IGNORECASE)

# What citations are typed as by people in a hurry, and as they are written.
_WRITTEN = {
    "dieu": "Điều",
    "khoan": "khoản",
    "diem": "điểm",
    "nghi dinh": "Nghị định",
    "nghi quyet": "Nghị quyết",
    "thong tu": "Thông tư",
    "quyet dinh": "Quyết định",
    "chi thi": "Chỉ thị",
    "phap lenh": "Pháp lệnh",
    "bo luat": "Bộ luật",
    "luat": "Luật",
}


@dataclass(frozen=True, slots=True)
class Provision:
    """A document, a provision, or a provision of a document.

    Attributes:
        article: None is the whole document: every citation of it counts.
        document: as `Citation.key` has it; empty is any.
        clause, point: narrower still; empty is any.
        register: by which names are told to mean the same document.
    """

    article: int | None
    document: str
    clause: str
    point: str
    register: Register

    def places(self, text: str) -> Iterator[Place]:
        """Each find in a text (NFC). “Điều 173, Điều 174 BLHS” cites both of the code."""
        found = citations(text, self.register)
        documents = {each.key[1] for each in found}
        at = 0
        for each in found:
            start = text.find(each.text, at)
            at = max(start, at)
            if self._means(each, documents):
                yield start, start + len(each.text)

    def _means(self, cited: Citation, documents: set[str]) -> bool:
        article, document = cited.key
        if self.document and document != self.document and (document or self.document not in documents):
            return False
        if self.article is None:
            return bool(document)
        return (
            article == self.article
            and self.clause in ("", _found(_CLAUSE, cited.text))
            and self.point in ("", _found(_POINT, cited.text))
        )


def provision_of(asked: str, register: Register) -> Provision | None:
    """The provision or document that a text names and nothing else; None where it is no citation."""
    for text in dict.fromkeys((asked, _with_marks(asked, register))):
        found = citations(text, register)
        if len(found) == 1 and _bare(found[0].text) == _bare(text):
            article, document = found[0].key
            clause, point = _found(_CLAUSE, text), _found(_POINT, text)
            return Provision(article, document, clause, point, register)
    return None


def whole_article(asked: str) -> str:
    """The article alone of a text that asks for a clause or point of it; empty where it asks for none.

    A script that cites the article is touched when a clause of it changes.
    """
    rest = _NARROWER.sub("", asked, count=1).strip()
    return rest if rest != asked.strip() else ""


def _with_marks(asked: str, register: Register) -> str:
    """The text with the diacritics of the words citations are made of."""
    names = {flat(name): name for document in register.documents for name in document.names}
    text = flat(asked)
    for typed, name in sorted({**_WRITTEN, **names}.items(), key=lambda pair: -len(pair[0])):
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", lambda _match, name=name: name, text)  # type: ignore[misc]
    return re.sub(r"(?<=/)[\w-]+\Z|\b(?:blhs|bltths|blds|blttds)\b", lambda match: match[0].upper(), text)


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1].lower() if match else ""


def _bare(text: str) -> str:
    return re.sub(r"[\s,.;]+", " ", text).strip().casefold()

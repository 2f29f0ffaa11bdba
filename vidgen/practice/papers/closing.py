"""What stands at the end of every paper: whom to call, legal basis, source, day of review, code."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.delivery.publish.wording import long_date
from vidgen.practice.papers.facts import contacts_of, legal_of
from vidgen.practice.papers.pack import Pack
from vidgen.practice.papers.parts import Code, Heading, Para, Part, Text, Together, labelled, text
from vidgen.practice.papers.words import clean


def basis(pack: Pack) -> tuple[Text, ...]:
    """Legal basis, source, review and code, one line each."""
    scenario = pack.lesson.scenario
    told: list[Text] = []
    if legal := legal_of(scenario):
        told.append(labelled("Căn cứ pháp lý", "; ".join(legal)))
    if sources := tuple(map(clean, pack.lesson.sources)):
        told.append(labelled("Nguồn", "; ".join(sources)))
    if scenario.reviewed:
        told.append(labelled("Rà soát pháp lý", long_date(scenario.reviewed)))
    if scenario.expires:
        told.append(labelled("Dùng đến hết", long_date(scenario.expires)))
    if pack.code:
        told.append(labelled("Mã kiểm chứng", pack.code))
    return tuple(told)


def help_of(pack: Pack) -> tuple[Text, ...]:
    """Whom to ask, and how to reach them."""
    unit = pack.lesson.unit
    if unit is None:
        return ()
    place, *ways = contacts = contacts_of(unit) or (None,)
    named = text(("Cần giúp đỡ: ", True), (pack.author, True))
    if place and place.label == "Địa chỉ":
        named += ((f" · {place.text}", False),)
    else:
        ways = [each for each in contacts if each]
    told = [named]
    for number, way in enumerate(each for each in ways if each):
        pieces = labelled(way.label, way.text)
        if number % 2:
            told[-1] += ((" · ", False), *pieces)
        else:
            told.append(pieces)
    return tuple(told)


def closing(pack: Pack) -> Iterator[Part]:
    """Help and basis, beside the QR code where there is one."""
    lines: tuple[Part, ...] = (
        *(Para(each) for each in help_of(pack)),
        *(Para(each, "small") for each in basis(pack)),
    )
    if pack.url:
        where = "Quét mã để xem video hoặc hỏi thêm" if pack.lesson.unit else "Quét mã để xem video"
        lines = (Code(clean(pack.url), where, lines),)
    if lines:
        yield Together((Heading("Liên hệ, căn cứ và nguồn"), *lines))

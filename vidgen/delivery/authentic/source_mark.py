"""The machine-readable mark of AI content: IPTC's digital source type, in XMP, where other programs look.

Luật 134/2025/QH15, Điều 11, asks for a mark that machines can read. Platforms read the property
``Iptc4xmpExt:DigitalSourceType`` (IPTC Photo Metadata Standard; XMP in MP4 by ISO 16684-1, a ``uuid`` box)
and the same value in Content Credentials.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vidgen.delivery.mp4box import top_boxes

TERMS: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
WITH_AI: Final = TERMS + "compositeWithTrainedAlgorithmicMedia"
"""Composed by people and a program, with parts from a trained model, as a neural voice is."""
SYNTHETIC: Final = TERMS + "compositeSynthetic"
"""Composed of several elements of which at least one is synthetic; says nothing of trained models."""

_XMP: Final = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_LONGEST: Final = 1 << 20

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
<Iptc4xmpExt:DigitalSourceType>{source_type}</Iptc4xmpExt:DigitalSourceType>
<dc:publisher><rdf:Bag><rdf:li>{publisher}</rdf:li></rdf:Bag></dc:publisher>
<dc:rights><rdf:Alt><rdf:li xml:lang="vi">{label}</rdf:li></rdf:Alt></dc:rights>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""


def source_type(ai_label: str) -> str:
    """The digital source type of a film: with AI where it carries the label, which the public's copies do."""
    return WITH_AI if ai_label else SYNTHETIC


def write_source_mark(path: Path, publisher: str, ai_label: str) -> None:
    """Append the mark to a film that does not have it yet.

    Raises:
        OSError: the file cannot be written.
    """
    from xml.sax.saxutils import escape  # it loads much of the network, which a film in hand does not need

    packet = _PACKET.format(
        source_type=source_type(ai_label), publisher=escape(publisher), label=escape(ai_label)
    ).encode("utf-8")
    with path.open("ab") as file:
        file.write((24 + len(packet)).to_bytes(4, "big") + b"uuid" + _XMP + packet)


def read_source_mark(path: Path) -> str | None:
    """The digital source type of any MP4 file; None where it has none that is one of IPTC's.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        for name, start, end in top_boxes(file):
            if name != b"uuid" or end - start > _LONGEST:
                continue
            file.seek(start)
            body = file.read(end - start)
            if body.startswith(_XMP):
                found = body.partition(b"<Iptc4xmpExt:DigitalSourceType>")[2].partition(b"<")[0]
                value = found.decode("utf-8", "replace")
                return value if value.startswith(TERMS) else None
    return None

"""The look of slides: a theme in the brand's colours and typefaces, three layouts with real placeholders."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from importlib import import_module
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from vidgen.brand.emblem import emblems
from vidgen.brand.kit import PALETTES
from vidgen.practice.papers.library import document_library
from vidgen.practice.papers.office_file import LANGUAGE, typeface, without_traces
from vidgen.practice.papers.pack import DRAFT, DRAFT_TOLD, Pack
from vidgen.practice.papers.stills import as_png, on_white

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_INCH = 914_400  # English metric units
Box = tuple[float, float, float, float]  # left, top, width, height in inches
SIZE = (13.333, 7.5)
TITLE: Box = (0.7, 0.45, 11.93, 1.0)
BODY: Box = (0.7, 1.65, 11.93, 4.95)
BESIDE: Box = (0.7, 1.65, 8.35, 4.95)  # text where a picture stands at its right
NARROW_TITLE: Box = (0.7, 0.45, 8.35, 1.1)
PICTURE: Box = (9.5, 0.55, 3.375, 6.0)  # 9:16
_FRONT_TITLE: Box = (0.9, 2.2, 11.5, 2.0)
_FRONT_TEXT: Box = (0.9, 4.35, 11.5, 1.6)
_NUMBER: Box = (11.63, 6.9, 1.0, 0.35)
_MARK: Box = (0.7, 0.08, 11.9, 0.35)
_FRONT_MARK: Box = (0.9, 6.3, 11.5, 0.6)
_FOOT: Box = (0.7, 6.9, 9.0, 0.35)
_LAYOUTS = {0: "Trang tiêu đề", 1: "Tiêu đề và nội dung", 8: "Nội dung và hình"}
FRONT, PLAIN, PICTURED = range(3)


class Deck:
    """An empty presentation in the look of a brand.

    Attributes:
        slides: those of the file; `layouts` are `FRONT`, `PLAIN` and `PICTURED`.

    Raises:
        DeliveryError: VG-P042, the library is not installed.
    """

    def __init__(self, pack: Pack) -> None:
        pptx = document_library("pptx")
        self.util = import_module("pptx.util")
        self.qn = import_module("pptx.oxml.ns").qn
        self._parse = import_module("pptx.oxml").parse_xml
        self.file: Any = pptx.Presentation()
        self.slides = self.file.slides
        without_traces(self.file.part.package._rels, self.file.part._rels)
        self.file.slide_width, self.file.slide_height = (round(side * _INCH) for side in SIZE)
        self._keep_layouts()
        self.layouts = list(self.file.slide_layouts)
        self._theme(pack)
        self._places()
        self._front(pack)
        self._master(pack)
        self._properties(pack)

    def slide(self, layout: int) -> Any:
        """A new slide with its number."""
        made = self.slides.add_slide(self.layouts[layout])
        for holder in self.layouts[layout].placeholders:
            if holder.placeholder_format.type == 13 and layout != FRONT:
                made.shapes._spTree.append(deepcopy(holder._element))
        return made

    def emu(self, inches: float) -> int:
        return round(inches * _INCH)

    def _keep_layouts(self) -> None:
        for number, layout in reversed(list(enumerate(self.file.slide_layouts))):
            if number in _LAYOUTS:
                layout._element.cSld.set("name", _LAYOUTS[number])
            else:
                self.file.slide_layouts.remove(layout)

    def _theme(self, pack: Pack) -> None:
        palette = pack.brand.moods["paper"]
        own, on_own = pack.brand.own
        colours: dict[str, tuple[int, ...]] = {
            "dk1": (0, 0, 0), "lt1": (255, 255, 255), "dk2": own, "lt2": on_own, "accent1": own,
            "accent2": palette.good, "accent3": palette.bad, "accent4": (80, 80, 80),
            "accent5": (150, 150, 150), "accent6": (236, 236, 236), "hlink": own, "folHlink": (80, 80, 80),
        }  # fmt: skip
        listed = "".join(
            f'<a:{name}><a:srgbClr val="{_hex(value)}"/></a:{name}>' for name, value in colours.items()
        )
        files = (pack.brand.fonts.black, pack.brand.fonts.regular)
        names = [escape(typeface(path), {'"': "&quot;"}) for path in files]
        fonts = "".join(
            f'<a:{kind}><a:latin typeface="{name}" panose="020B0604020202020204" pitchFamily="34" '
            f'charset="-93"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'
            for kind, name in zip(("majorFont", "minorFont"), names, strict=True)
        )
        for part in self.file.part.package.iter_parts():
            if str(part.partname).startswith("/ppt/theme/"):
                tree = self._parse(part.blob)
                tree.set("name", "vidgen")
                for tag, inner in (("clrScheme", listed), ("fontScheme", fonts)):
                    old = tree.find(f".//{{{_A}}}{tag}")
                    new = self._parse(f'<a:{tag} xmlns:a="{_A}" name="vidgen">{inner}</a:{tag}>')
                    old.getparent().replace(old, new)
                part._blob = import_module("lxml.etree").tostring(
                    tree, xml_declaration=True, encoding="UTF-8", standalone=True
                )

    def _places(self) -> None:
        """Put every placeholder where a wide slide has it, and say how its text is set."""
        master = self.file.slide_master
        self._put(master.placeholders, {1: TITLE, 2: BODY, 13: _NUMBER, 15: _FOOT, 16: _FOOT})
        self._put(self.layouts[FRONT].placeholders, {3: _FRONT_TITLE, 4: _FRONT_TEXT, 13: _NUMBER})
        self._put(self.layouts[PLAIN].placeholders, {1: TITLE, 7: BODY, 13: _NUMBER})
        self._put(self.layouts[PICTURED].placeholders, {1: NARROW_TITLE, 18: PICTURE, 2: BESIDE, 13: _NUMBER})
        for layout in (master, *self.layouts):
            for holder in list(layout.placeholders):
                if holder.placeholder_format.type in (15, 16):  # date and footer: the master says it once
                    holder._element.getparent().remove(holder._element)
        styles = master._element.find(self.qn("p:txStyles"))
        title = styles.find(self.qn("p:titleStyle"))
        for level in title:
            level.set("algn", "l")
            self._size(level, 3000, bold=True)
        for level in styles.find(self.qn("p:bodyStyle")):
            self._size(level, 2400)
        for layout in (self.layouts[PICTURED], self.layouts[FRONT]):
            for holder in layout.placeholders:
                for inner in holder._element.iter(self.qn("a:lstStyle")):
                    for child in list(inner):
                        inner.remove(child)
        for layout in (master, *self.layouts):
            for holder in layout.placeholders:
                body = holder._element.find(f".//{self.qn('a:bodyPr')}")
                top = holder.placeholder_format.type in (2, 7, 4)
                body.set("anchor", "t" if top else "ctr")
                for old in list(body):
                    body.remove(old)
                body.append(self._parse(f'<a:normAutofit xmlns:a="{_A}"/>'))
                for edge in ("lIns", "rIns"):
                    body.set(edge, "0")

    def _put(self, holders: Any, places: dict[int, Box]) -> None:
        for holder in holders:
            if box := places.get(int(holder.placeholder_format.type)):
                holder.left, holder.top, holder.width, holder.height = (self.emu(side) for side in box)

    def _size(self, level: Any, size: int, *, bold: bool = False) -> None:
        for run in level.iter(self.qn("a:defRPr")):
            run.set("sz", str(size))
            run.set("lang", LANGUAGE)
            if bold:
                run.set("b", "1")

    def _front(self, pack: Pack) -> None:
        """The first slide stands on the brand's own colour."""
        layout = self.layouts[FRONT]
        fill = layout.background.fill
        fill.solid()
        theme = import_module("pptx.enum.dml").MSO_THEME_COLOR
        fill.fore_color.theme_color = theme.ACCENT_1
        plate = layout.shapes._spTree
        dark = set(PALETTES) <= set(pack.brand.palettes)
        picture = on_white(emblems(pack.brand, 360, "paper"))
        if dark:
            picture = emblems(pack.brand.appearing("dark"), 360, "danger")
        layout._element.set("showMasterSp", "0")
        if pack.draft:
            self._draft(layout)
        self._picture(layout, picture, (0.9, 0.75, 0.0, 1.1), "Biểu trưng của đơn vị", plate)
        for holder in layout.placeholders:
            style = holder._element.find(f".//{self.qn('a:lstStyle')}")
            large = holder.placeholder_format.type == 3
            if style is not None and holder.placeholder_format.type in (3, 4):
                style.append(
                    self._parse(
                        f'<a:lvl1pPr xmlns:a="{_A}" marL="0" indent="0" algn="l"><a:buNone/>'
                        f'<a:defRPr sz="{4400 if large else 2200}" b="{int(large)}" lang="{LANGUAGE}">'
                        '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:defRPr></a:lvl1pPr>'
                    )
                )

    def _picture(self, layout: Any, image: Any, box: Box, alt: str, tree: Any) -> None:
        _part, relation = layout.part.get_or_add_image_part(BytesIO(as_png(image)))
        left, top, _width, height = (self.emu(side) for side in box)
        width = round(height * image.width / image.height)
        pictures = import_module("pptx.oxml.shapes.picture")
        element = pictures.CT_Picture.new_pic(1000, "Biểu trưng", alt, relation, left, top, width, height)
        tree.append(element)

    def _master(self, pack: Pack) -> None:
        """What stands on every slide: the rule under the title, the unit, and the mark of a draft."""
        master = self.file.slide_master
        self._text(master, _FOOT, f"{pack.author} · {pack.title}", 1100, "accent4")
        rule = f'<a:solidFill xmlns:a="{_A}"><a:schemeClr val="accent1"/></a:solidFill>'
        self._shape(master, (0.0, 0.0, 0.22, SIZE[1]), rule, "")
        if pack.draft:
            self._draft(master)

    def _draft(self, into: Any) -> None:
        front = into is not self.file.slide_master
        ink, size, box = ("bg2", 2400, _FRONT_MARK) if front else ("tx1", 1300, _MARK)
        self._text(into, box, DRAFT_TOLD, size, ink, bold=True, centred=not front)
        if not front:
            mark = (1.2, 2.75, 10.9, 2.0)
            self._text(into, mark, DRAFT, 12000, "accent6", bold=True, centred=True, turned=-30)

    def _text(
        self,
        into: Any,
        box: Box,
        words: str,
        size: int,
        colour: str,
        *,
        bold: bool = False,
        centred: bool = False,
        turned: int = 0,
    ) -> None:
        run = (
            f'<a:rPr lang="{LANGUAGE}" sz="{size}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/>'
            "</a:solidFill></a:rPr>"
        )
        paragraph = (
            f'<a:p xmlns:a="{_A}"><a:pPr algn="{"ctr" if centred else "l"}"/><a:r>{run}'
            f"<a:t>{escape(words)}</a:t></a:r></a:p>"
        )
        self._shape(into, box, f'<a:noFill xmlns:a="{_A}"/>', paragraph, turned)

    def _shape(self, into: Any, box: Box, fill: str, paragraph: str, turned: int = 0) -> None:
        tree = into.shapes._spTree
        left, top, width, height = (self.emu(side) for side in box)
        number = 900 + len(tree)
        body = paragraph or f'<a:p xmlns:a="{_A}"/>'
        shape = self._parse(
            '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            f'xmlns:a="{_A}"><p:nvSpPr><p:cNvPr id="{number}" name="Nền {number}"/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm rot="{turned * 60_000}">'
            f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{fill}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody>"
            '<a:bodyPr wrap="square" lIns="0" rIns="0" tIns="0" bIns="0" '
            f'anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>'
        )
        tree.insert(2, shape)  # behind all placeholders

    def _properties(self, pack: Pack) -> None:
        known = self.file.core_properties
        known.author = known.last_modified_by = pack.author[:255]
        known.title = f"Bài giảng: {pack.title}"[:255]
        known.subject, known.keywords, known.comments, known.category = "", "", "", ""
        known.created = known.modified = dt.datetime.combine(pack.day, dt.time())
        known.language, known.revision = LANGUAGE, 1


def _hex(colour: tuple[int, ...]) -> str:
    red, green, blue = colour[:3]
    return f"{red:02X}{green:02X}{blue:02X}"

"""The look of a Word file: styles, language, lists, header and footer; all that can be edited has a style."""

from __future__ import annotations

import datetime as dt
import re
from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape

from vidgen.brand.kit import RGBA
from vidgen.practice.papers.fitted import largest
from vidgen.practice.papers.library import document_library
from vidgen.practice.papers.office_file import FALLBACK, LANGUAGE, typeface, without_traces
from vidgen.practice.papers.pack import DRAFT, DRAFT_TOLD, Pack
from vidgen.practice.papers.parts import Sign

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIGNS = {Sign.BULLET: "•", Sign.DO: "✓", Sign.DONT: "✗", Sign.BOX: "☐", Sign.NONE: "–"}
_SIGN_FONT = "Segoe UI Symbol"
_HEAD = 8  # points: of what stands on top and at the foot of each page
_ACROSS = 173  # millimetres between the margins
_OPENING = re.compile(r"^<(w:\w+)")
_WATERMARK = """
<w:r xmlns:w="{w}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
 <w:rPr><w:noProof/></w:rPr>
 <w:pict>
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
    path="m@7,l@8,m@5,21600l@6,21600e">
   <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
    <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
    <v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>
   <v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>
  </v:shapetype>
  <v:shape id="BanNhap" o:spid="_x0000_s2049" type="#_x0000_t136" alt="{words}"
    style="position:absolute;margin-left:0;margin-top:0;width:440pt;height:110pt;rotation:315;z-index:-251658752;\
mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f">
   <v:fill opacity=".5"/><v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt" string="{words}"/>
  </v:shape>
 </w:pict>
</w:r>"""


class Look:
    """A new Word document in the look of a brand, and what is needed to fill it.

    Raises:
        DeliveryError: VG-P042, the library is not installed.
    """

    def __init__(self, pack: Pack) -> None:
        docx = document_library("docx")
        self.shared = import_module("docx.shared")
        self._oxml = import_module("docx.oxml")
        self._qn = import_module("docx.oxml.ns").qn
        self.document: Any = docx.Document()
        without_traces(self.document.part.package.rels, self.document.part.rels)
        self._quoted = escape(typeface(pack.brand.fonts.regular), {'"': "&quot;"})
        self._lists: dict[object, int] = {}
        self._styles(pack.brand.own[0])
        self._page(pack)
        self._typeface_table()
        self._properties(pack)

    def element(self, xml: str) -> Any:
        """An element of the main namespace, whose prefix is ``w``."""
        return self._oxml.parse_xml(_OPENING.sub(rf'<\1 xmlns:w="{_W}"', xml, count=1))

    def listed(self, paragraph: Any, sign: Sign, group: object | None = None) -> None:
        """Make a paragraph the point of a real list.

        Arguments:
            group: of a numbered list, the one it belongs to; another one begins with 1 again.
        """
        key: object = group if group is not None else sign
        if key not in self._lists:
            self._lists[key] = self._new_list(sign, numbered=group is not None)
        properties = paragraph._p.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = 0
        number.get_or_add_numId().val = self._lists[key]

    def shade(self, cell: Any, colour: str) -> None:
        """Fill a cell."""
        cell._tc.get_or_add_tcPr().append(
            self.element(f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>')
        )

    def spaced(self, table: Any) -> None:
        """Give a table air in its cells, and let its lines begin at the margin."""
        properties = table._tbl.tblPr
        width = properties.find(self._qn("w:tblW"))
        width.addnext(self.element('<w:tblInd w:w="85" w:type="dxa"/>'))
        properties.find(self._qn("w:tblLayout")).addnext(
            self.element(
                '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
                '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
            )
        )

    def repeats(self, row: Any) -> None:
        """Let a row stand again at the top of each page."""
        row._tr.get_or_add_trPr().append(self.element("<w:tblHeader/>"))

    def whole(self, row: Any) -> None:
        """Keep a row on one page."""
        row._tr.get_or_add_trPr().append(self.element("<w:cantSplit/>"))

    def _new_list(self, sign: Sign, *, numbered: bool) -> int:
        numbering = self.document.part.numbering_part.element
        abstracts = numbering.findall(self._qn("w:abstractNum"))
        number = 1 + max((int(each.get(self._qn("w:abstractNumId"))) for each in abstracts), default=0)
        form, text = ("decimal", "%1.") if numbered else ("bullet", _SIGNS[sign])
        own = sign not in (Sign.BULLET, Sign.NONE) and not numbered
        fonts = f'<w:rFonts w:ascii="{_SIGN_FONT}" w:hAnsi="{_SIGN_FONT}" w:hint="default"/>' if own else ""
        abstract = self.element(
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr>'
            f"<w:rPr>{fonts}</w:rPr></w:lvl></w:abstractNum>"
        )
        if abstracts:
            abstracts[-1].addnext(abstract)
        else:
            numbering.insert(0, abstract)
        return int(numbering.add_num(number).numId)

    def _styles(self, colour: RGBA) -> None:
        styles, shared = self.document.styles, self.shared
        for language in styles.element.iter(self._qn("w:lang")):
            for name in ("w:val", "w:eastAsia", "w:bidi"):
                language.set(self._qn(name), LANGUAGE)
        self._fonts(styles.element.find(f".//{self._qn('w:rPrDefault')}/{self._qn('w:rPr')}"))
        ink = shared.RGBColor(0, 0, 0)
        accent = shared.RGBColor(*colour[:3])
        looks = {
            "Normal": (10.5, False, ink, 0, 4),
            "Title": (20, True, ink, 2, 4),
            "Subtitle": (9.5, False, shared.RGBColor(80, 80, 80), 0, 2),
            "Heading 1": (13.5, True, accent, 14, 5),
            "Heading 2": (11, True, ink, 11, 3),
            "List Bullet": (10.5, False, ink, 0, 2),
            "List Number": (10.5, False, ink, 0, 2),
            "Quote": (10, False, ink, 2, 4),
            "Caption": (8, False, shared.RGBColor(80, 80, 80), 0, 4),
        }
        for name, (size, strong, ink_of, before, after) in looks.items():
            style = styles[name]
            self._fonts(style.element.get_or_add_rPr())
            style.font.size, style.font.bold, style.font.italic = shared.Pt(size), strong, False
            style.font.color.rgb = ink_of
            for apart in style.element.rPr.findall(self._qn("w:spacing")):
                style.element.rPr.remove(apart)
            form = style.paragraph_format
            form.space_before, form.space_after = shared.Pt(before), shared.Pt(after)
            form.line_spacing, form.widow_control = 1.15, True
        border = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="969696"/></w:pBdr>'
        styles["Quote"].element.pPr.find(self._qn("w:spacing")).addprevious(self.element(border))
        styles["Quote"].paragraph_format.left_indent = shared.Mm(3)
        for name in ("Header", "Footer"):
            tabs = styles[name].element.pPr.find(self._qn("w:tabs"))
            for stop in list(tabs):
                tabs.remove(stop)
            tabs.append(self.element(f'<w:tab w:val="right" w:pos="{shared.Mm(_ACROSS).twips}"/>'))
        for border in styles["Title"].element.iter(self._qn("w:pBdr")):
            border.getparent().remove(border)
            break

    def _fonts(self, properties: Any) -> None:
        for old in properties.findall(self._qn("w:rFonts")):
            properties.remove(old)
        name = self._quoted
        properties.insert(
            0,
            self.element(f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'),
        )

    def _page(self, pack: Pack) -> None:
        section, shared = self.document.sections[0], self.shared
        section.page_width, section.page_height = shared.Mm(210), shared.Mm(297)
        section.left_margin = section.right_margin = shared.Mm(18)
        section.top_margin, section.bottom_margin = shared.Mm(22), shared.Mm(20)
        section.header_distance = section.footer_distance = shared.Mm(10)
        head = section.header.paragraphs[0]
        what = f"Tài liệu giảng viên · {pack.title}"
        room = (_ACROSS / 25.4, _HEAD / 72 * 1.5)  # inches: of one line
        beside = largest([f"{pack.author}   {what}"], pack.brand.fonts.regular, room, (_HEAD,))
        head.text = f"{pack.author}\t{what}" if beside else f"{pack.author}\n{what}"
        foot = section.footer.paragraphs[0]
        foot.text = f"Mã kiểm chứng: {pack.code}\tTrang " if pack.code else "\tTrang "
        self._field(foot, "PAGE")
        foot.add_run("/")
        self._field(foot, "NUMPAGES")
        for paragraph in (head, foot):
            self._small(paragraph)
        if pack.draft:
            told = section.header.add_paragraph()
            told.alignment = import_module("docx.enum.text").WD_ALIGN_PARAGRAPH.CENTER
            run = told.add_run(DRAFT_TOLD)
            run.bold, run.font.size = True, shared.Pt(9)
            told._p.append(self._oxml.parse_xml(_WATERMARK.format(w=_W, words=DRAFT, font=FALLBACK)))

    def _small(self, paragraph: Any) -> None:
        for run in paragraph.runs:
            run.font.size = self.shared.Pt(_HEAD)
            run.font.color.rgb = self.shared.RGBColor(80, 80, 80)

    def _field(self, paragraph: Any, name: str) -> None:
        for kind in ("begin", "", "separate", "1", "end"):
            run = paragraph.add_run("1" if kind == "1" else "")
            if kind == "1":
                continue
            run._r.append(
                self.element(f'<w:fldChar w:fldCharType="{kind}"/>')
                if kind
                else self.element(f'<w:instrText xml:space="preserve"> {name} </w:instrText>')
            )

    def _typeface_table(self) -> None:
        """Say what stands in for the typeface where it is not installed."""
        for part in self.document.part.package.iter_parts():
            if str(part.partname) == "/word/fontTable.xml":
                part._blob = (
                    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                    f'<w:fonts xmlns:w="{_W}"><w:font w:name="{self._quoted}"><w:altName w:val="{FALLBACK}"/>'
                    '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="A3"/>'
                    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
                ).encode()

    def _properties(self, pack: Pack) -> None:
        moment = dt.datetime.combine(pack.day, dt.time())
        known = self.document.core_properties
        known.author = known.last_modified_by = pack.author[:255]
        known.title = f"Tài liệu giảng viên: {pack.title}"[:255]
        known.subject, known.keywords, known.comments, known.category = "", "", "", ""
        known.created = known.modified = moment
        known.language, known.revision = LANGUAGE, 1

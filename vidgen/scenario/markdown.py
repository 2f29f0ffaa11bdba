"""The Markdown form of a script, below its front matter: scenes under ``##`` headings.

Only blocks are parsed; the text of each is taken from the source, so that inline markup reaches
`scenario.inline` as the author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from markdown_it import MarkdownIt
from markdown_it.token import Token

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.draft import Cast, SceneDraft
from vidgen.scenario.mistyped import refuse_box
from vidgen.scenario.notation import item_mark, read_rows

_BLOCKS = (
    MarkdownIt("zero")
    .enable(["heading", "list", "table", "code", "fence", "blockquote", "hr"])
    .disable("inline")
)
_TIGHT_HEADING = re.compile(r"^(\s{0,3}#{2,})(?=[^\s#])", re.MULTILINE)


def read_scenes(text: str, cast: Cast, found: Collector) -> list[SceneDraft]:
    """The scenes of a Markdown text whose line numbers are those of the file."""
    text = _without_comments(text, found)
    tight = {text.count("\n", 0, match.end()) + 1 for match in _TIGHT_HEADING.finditer(text)}
    tokens = _BLOCKS.parse(_TIGHT_HEADING.sub(r"\1 ", text))
    return _Scenes(tokens, tight, cast, found).read()


class _Scenes:
    """Walks the blocks in order and gathers the scenes."""

    def __init__(self, tokens: Sequence[Token], tight: Set[int], cast: Cast, found: Collector) -> None:
        self.tokens = tokens
        self.tight = tight  # lines whose heading was written without a space after its mark
        self.cast = cast
        self.found = found
        self.scenes: list[SceneDraft] = []

    def read(self) -> list[SceneDraft]:
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            end = self._end(at)
            match token.type:
                case "heading_open":
                    self._heading(token, self.tokens[at + 1])
                case "paragraph_open":
                    self._paragraph(self.tokens[at + 1])
                case "bullet_list_open" | "ordered_list_open":
                    self._list(at, end)
                case _:
                    self._refuse(token)
            at = end + 1
        return self.scenes

    def _end(self, at: int) -> int:
        """Index of the token that closes the one at `at`."""
        if self.tokens[at].nesting != 1:
            return at
        level = self.tokens[at].level
        return next(
            index
            for index in range(at + 1, len(self.tokens))
            if self.tokens[index].nesting == -1 and self.tokens[index].level == level
        )

    def _heading(self, token: Token, inline: Token) -> None:
        name, _colon, heading = inline.content.replace("\uff1a", ":", 1).partition(":")
        draft = SceneDraft(" ".join(name.split()), _line(token), " ".join(heading.split()))
        if draft.line in self.tight:
            draft.unsure = True
            self.found.error(
                "VG-S058",
                _("Thiếu dấu cách sau ##."),
                _("Viết: ## {heading}").format(heading=inline.content),
                line=draft.line,
            )
        elif token.tag != "h2":
            draft.unsure = True
            if self.scenes:  # it may have been meant to go on
                self.scenes[-1].unsure = True
            self.found.error(
                "VG-S056",
                _("Tiêu đề “{mark}” không dùng trong kịch bản.").format(mark=token.markup),
                _("Mỗi cảnh bắt đầu bằng ##, ví dụ: ## cuộc gọi: Số lạ. Tên kịch bản viết ở title."),
                line=draft.line,
            )
        self.scenes.append(draft)

    def _paragraph(self, inline: Token) -> None:
        rows = _rows(inline)
        scene = self._scene(rows[0][0])
        if scene:
            read_rows(rows, scene, self.cast, self.found)

    def _list(self, start: int, end: int) -> None:
        scene = self._scene(_line(self.tokens[start]))
        if scene is None:
            return
        expected = 1
        at = start + 1
        while at < end:
            token = self.tokens[at]
            if token.type == "list_item_open":
                ordered = token.markup in (".", ")")
                if ordered and not scene.unsure:
                    expected = self._number(token, expected)
                at = self._item(at, ordered, scene)
            at += 1

    def _number(self, token: Token, expected: int) -> int:
        """Warn of a number that is not shown as written; returns the next one."""
        number = int(token.info or 1)
        if number not in (1, expected):
            self.found.warning(
                "VG-S083",
                _("Số thứ tự {number} sẽ hiện là {expected}.").format(number=number, expected=expected),
                _("Đánh số lại từ 1; nếu đây là câu văn, đừng bắt đầu dòng bằng số và dấu chấm."),
                line=_line(token),
            )
        return expected + 1

    def _item(self, at: int, ordered: bool, scene: SceneDraft) -> int:
        """Read one list item; returns the index of its closing token."""
        end = self._end(at)
        rows: list[tuple[int, str]] = []
        inner = at + 1
        while inner < end:
            token = self.tokens[inner]
            inner_end = self._end(inner)
            if token.type == "paragraph_open":
                rows.extend(_rows(self.tokens[inner + 1]))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                scene.unsure = True
                self.found.error(
                    "VG-S054",
                    _("Danh sách lồng trong danh sách."),
                    _("Viết mọi mục cùng một cấp, không thụt lề; hoặc tách thành hai cảnh."),
                    line=_line(token),
                )
            elif token.type == "heading_open":
                self.found.error(
                    "VG-S056",
                    _("Tiêu đề nằm trong danh sách."),
                    _("Viết ## ở đầu dòng, không thụt lề."),
                    line=_line(token),
                )
            else:
                self._refuse(token)
            inner = inner_end + 1
        if not rows:
            rows = [(_line(self.tokens[at]), "")]
        mark, text = item_mark(refuse_box(rows[0][1].strip(), rows[0][0], scene, self.found), ordered)
        rows[0] = (rows[0][0], text)
        read_rows(rows, scene, self.cast, self.found, item=mark)
        return end

    def _scene(self, line: int) -> SceneDraft | None:
        """The scene that text at this line belongs to, or None (and a finding) before the first."""
        if self.scenes:
            return self.scenes[-1]
        self.found.error(
            "VG-S057",
            _("Có chữ đứng trước cảnh đầu tiên."),
            _("Viết một dòng ## tên-cảnh phía trên, ví dụ: ## mở đầu: Câu mở đầu."),
            line=line,
        )
        return None

    def _refuse(self, token: Token) -> None:
        line = _line(token)
        if self.scenes and token.type != "hr":  # what it holds may be what the scene asks for
            self.scenes[-1].unsure = True
        if token.type == "hr":
            self.found.error(
                "VG-S050",
                _("Dòng kẻ ngang không dùng trong kịch bản."),
                _("Xoá dòng này; mỗi cảnh tự bắt đầu bằng ##."),
                line=line,
            )
        elif token.type == "table_open":
            self.found.error(
                "VG-S051",
                _("Không dùng bảng trong kịch bản."),
                _("Viết mỗi dòng của bảng thành một mục: - Nhãn: giá trị, trong cảnh ## cần biết."),
                line=line,
            )
        elif token.type in ("code_block", "fence"):
            self.found.error(
                "VG-S052",
                _("Có khối mã: dòng thụt vào bốn dấu cách, hoặc nằm giữa ba dấu ` hay ~."),
                _("Bỏ dấu cách đầu dòng và dấu ```; viết thành câu hoặc mục."),
                line=line,
            )
        else:
            self.found.error(
                "VG-S053",
                _("Dấu > (trích dẫn) không dùng trong kịch bản."),
                _("Bỏ dấu > và viết thành câu thường."),
                line=line,
            )


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _rows(inline: Token) -> list[tuple[int, str]]:
    return list(enumerate(inline.content.split("\n"), start=_line(inline)))


def _without_comments(text: str, found: Collector) -> str:
    """Blank ``<!-- … -->``, keeping the line ends."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("-->", start + 4)
        if end < 0:
            found.error(
                "VG-S059",
                _("Ghi chú mở bằng <!-- mà không đóng."),
                _("Thêm --> vào cuối ghi chú."),
                line=text.count("\n", 0, start) + 1,
            )
            row_end = text.find("\n", start)
            at = len(text) if row_end < 0 else row_end
            break
        parts.append("\n" * text.count("\n", start, end))
        at = end + 3
    parts.append(text[at:])
    return "".join(parts)

"""A small, strict part of SVG, enough for an emblem, with no system library behind it.

Reading takes plain numbers only; arrays come in where a drawing is painted.

Understood: ``svg`` with a ``viewBox`` (or width and height), ``g``, ``path``, ``circle``, ``ellipse``,
``rect``, ``polygon``; ``fill``, ``fill-rule``, ``fill-opacity``, ``opacity`` on a shape, ``transform``, and
the same in ``style="…"``. The fill may be a CSS colour, ``currentColor``, ``none``, or come from the place's
own colours through ``class="disc"`` (the ground of the emblem) and ``class="sign"`` (what stands on it).

Anything else that would change the picture (strokes, gradients, text, images, filters, masks, style sheets,
``use``) is refused by name and line, never left out in silence. Titles, metadata and the namespaces of
drawing programs are skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from PIL import Image, ImageColor

from vidgen.brand.kit import RGBA
from vidgen.errors import Finding, MediaError
from vidgen.messages import _
from vidgen.paint.path_data import Outline
from vidgen.paint.svg_shapes import SHAPES, Matrix, share, transform, view_box

_SPACE = "http://www.w3.org/2000/svg"
_SKIPPED = {"title", "desc", "metadata", "defs"}
_EFFECTS = ("filter", "mask", "clip-path")
_PLACEHOLDERS = ("disc", "sign")


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """An area and its colour: RGBA, or the name of a colour that is given when it is painted."""

    outlines: tuple[Outline, ...]
    colour: RGBA | str
    opacity: float
    even_odd: bool


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A parsed drawing: `view` is x, y, width, height in its own units."""

    view: tuple[float, float, float, float]
    shapes: tuple[Shape, ...]

    def paint(self, size: int, colours: Mapping[str, RGBA]) -> Image.Image:
        """The drawing fitted into a square of `size` pixels, RGBA.

        Arguments:
            colours: what ``disc``, ``sign`` and ``currentColor`` stand for.
        """
        from vidgen.paint.vector import Fill, points, render  # most that read a drawing only judge it

        fills = []
        for shape in self.shapes:
            red, green, blue, alpha = colours[shape.colour] if isinstance(shape.colour, str) else shape.colour
            colour = (red, green, blue, round(alpha * shape.opacity))
            fills.append(Fill(tuple(map(points, shape.outlines)), colour, shape.even_odd))
        return render(fills, self.view, size)


def read_svg(path: Path) -> Drawing:
    """Read an SVG file.

    Raises:
        MediaError: VG-M040 not readable, VG-M041 not XML or not SVG, VG-M042 something outside the part
            understood here; all findings at once, each with its line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MediaError.of(
            "VG-M040", _("không đọc được tệp SVG: {why}").format(why=error.strerror or error), path=path
        ) from error
    return _Reader(path).read(data)


@dataclass
class _State:
    """What a child inherits."""

    matrix: Matrix = field(default_factory=Matrix)
    colour: RGBA | str | None = (0, 0, 0, 255)
    opacity: float = 1.0
    even_odd: bool = False


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._findings: list[Finding] = []
        self._states = [_State()]
        self._skipping = 0
        self._view: tuple[float, float, float, float] | None = None
        self._shapes: list[Shape] = []

    def read(self, data: bytes) -> Drawing:
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise MediaError.of(
                "VG-M041",
                _("tệp SVG hỏng: {why}").format(why=expat.ErrorString(error.code)),
                _("mở bằng phần mềm vẽ rồi xuất lại, hoặc dùng PNG"),
                path=self._path,
                line=error.lineno,
            ) from error
        if not self._findings and not self._shapes:
            self._refuse(_("SVG không có hình nào"), code="VG-M041")
        if self._findings or self._view is None:
            raise MediaError(self._findings)
        return Drawing(self._view, tuple(self._shapes))

    def _refuse(self, message: str, fix: str = "", code: str = "VG-M042") -> None:
        line = self._parser.CurrentLineNumber
        self._findings.append(Finding(code, message, fix, path=self._path, line=line))

    def _entity(self, *_declaration: object) -> None:
        self._refuse(_("SVG khai báo thực thể (ENTITY), không được nhận"), _("xuất lại dạng SVG thuần"))

    def _end(self, _name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._states.pop()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _gap, tag = name.rpartition(" ")
        root = len(self._states) == 1 and not self._skipping
        if root and (space != _SPACE or tag != "svg"):
            self._refuse(_("tệp này không phải SVG"), code="VG-M041")
        style = dict(pair.split(":", 1) for pair in attributes.get("style", "").split(";") if ":" in pair)
        attributes |= {key.strip(): value.strip() for key, value in style.items()}
        hidden = attributes.get("display") == "none"
        if self._skipping or hidden or space != _SPACE or (tag in _SKIPPED and not root):
            self._skipping += 1
            return
        try:
            self._states.append(self._inherit(tag, attributes))
            self._element(tag, attributes, root)
        except ValueError as error:
            if len(self._states) == 1:
                self._states.append(_State())
            self._refuse(_("thẻ <{tag}> viết sai: {what}").format(tag=tag, what=error))

    def _element(self, tag: str, attributes: dict[str, str], root: bool) -> None:
        if root:
            self._view = view_box(attributes)
        elif tag in SHAPES:
            state = self._states[-1]
            if state.colour is not None:
                turned = tuple(tuple(map(state.matrix.of, outline)) for outline in SHAPES[tag](attributes))
                self._shapes.append(Shape(turned, state.colour, state.opacity, state.even_odd))
        elif tag != "g":
            self._refuse(
                _("SVG có <{tag}>, chưa vẽ được").format(tag=tag),
                _("trong phần mềm vẽ, đổi mọi thứ thành đường (Object to Path), màu đặc; hoặc dùng PNG"),
            )

    def _inherit(self, tag: str, attributes: dict[str, str]) -> _State:
        above = self._states[-1]
        matrix = above.matrix
        if "transform" in attributes:
            matrix = matrix.after(transform(attributes["transform"]))
        for effect in _EFFECTS:
            if attributes.get(effect, "none") != "none":
                self._refuse(
                    _("SVG dùng {effect}, chưa vẽ được").format(effect=effect),
                    _("bỏ hiệu ứng, hoặc dùng PNG"),
                )
        if attributes.get("stroke", "none") != "none" and float(attributes.get("stroke-width", 1)) > 0:
            self._refuse(
                _("SVG có nét viền (stroke), chưa vẽ được"),
                _("đổi nét thành đường (Stroke to Path), hoặc dùng PNG"),
            )
        own = share(attributes.get("opacity", "1"))
        if tag in ("g", "svg") and own != 1:
            self._refuse(_("SVG đặt opacity cho cả nhóm, chưa vẽ được"), _("đặt opacity cho từng hình"))
        opacity = share(attributes["fill-opacity"]) if "fill-opacity" in attributes else above.opacity
        rule = attributes.get("fill-rule", "evenodd" if above.even_odd else "nonzero")
        return _State(matrix, self._colour(attributes, above.colour), opacity * own, rule == "evenodd")

    def _colour(self, attributes: dict[str, str], above: RGBA | str | None) -> RGBA | str | None:
        named = [word for word in attributes.get("class", "").split() if word in _PLACEHOLDERS]
        if named:
            return named[0]
        fill = attributes.get("fill", "inherit")
        if fill == "inherit":
            return above
        if fill == "none":
            return None
        if fill.lower() == "currentcolor":
            return "currentColor"
        try:
            return (*ImageColor.getrgb(fill), 255)[:4]
        except ValueError:
            self._refuse(
                _("màu “{fill}” trong SVG chưa vẽ được").format(fill=fill), _("dùng màu đặc dạng #RRGGBB")
            )
            return above

"""A font keeps the shapes it drew, and draws what Pillow draws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFont

from vidgen.brand.kit import Brand
from vidgen.paint.fonts import font

WORDS = ("Công an xã", "Ẫ", "VNeID", "không đọc mã OTP", "1.500.000đ", "gỹ", " ")


def drawn(face: ImageFont.FreeTypeFont, text: str, x: float, y: float, fill: tuple[int, ...]) -> Image.Image:
    image = Image.new("RGBA", (700, 160), (20, 40, 60, 90))
    ImageDraw.Draw(image).text((x, y), text, font=face, fill=fill, anchor="ls")
    return image


@settings(deadline=None, max_examples=60)
@given(
    text=st.sampled_from(WORDS),
    size=st.sampled_from((26, 62, 96)),
    x=st.floats(-20, 60),
    y=st.floats(60, 110),
    fill=st.tuples(*[st.integers(0, 255)] * 4),
)
def test_it_draws_what_pillow_draws(
    brand: Brand, text: str, size: int, x: float, y: float, fill: tuple[int, ...]
) -> None:
    path = brand.fonts.bold
    theirs = drawn(ImageFont.truetype(str(path), size), text, x, y, fill)
    for _again in range(2):
        ours = drawn(font(path, size), text, x, y, fill)
        assert ImageChops.difference(ours, theirs).getbbox(alpha_only=False) is None


def test_a_shape_is_drawn_once_whatever_its_colour(brand: Brand, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    draw = ImageFont.FreeTypeFont.getmask2

    def counted(self: ImageFont.FreeTypeFont, text: str, *args: object, **kwargs: object) -> object:
        asked.append(text)
        return draw(self, text, *args, **kwargs)

    monkeypatch.setattr(ImageFont.FreeTypeFont, "getmask2", counted)
    face = font(brand.fonts.bold, 61)
    white, gold = (drawn(face, "chưa vẽ bao giờ", 10, 90, fill) for fill in ((255,) * 4, (255, 210, 63, 255)))
    assert asked == ["chưa vẽ bao giờ"] and white.tobytes() != gold.tobytes()


def test_text_in_colours_of_its_own_or_with_an_edge_is_drawn_as_pillow_does(brand: Brand) -> None:
    theirs = ImageFont.truetype(str(brand.fonts.bold), 62)
    pictures = []
    for face in (theirs, font(brand.fonts.bold, 62)):
        image = Image.new("RGB", (600, 120))
        pen = ImageDraw.Draw(image)
        pen.text((8, 4), "Ẫm", font=face, fill="white", stroke_width=3, stroke_fill="red")
        pen.text((300, 4), "gỹ", font=face, fill="white", embedded_color=True)
        pen.fontmode = "1"
        pen.text((450, 4), "1đ", font=face, fill="white")
        pictures.append(image.tobytes())
    assert pictures[0] == pictures[1]

from __future__ import annotations

from unicodedata import is_normalized

from PIL import ImageFont

from vidgen.brand.load import load_brand
from vidgen.brand.typeface import VIETNAMESE, lacks, missing_letters


def test_the_alphabet_is_whole() -> None:
    assert all(is_normalized("NFC", letter) and len(letter) == 1 for letter in VIETNAMESE)
    assert len(set(VIETNAMESE)) == len(VIETNAMESE)
    assert set("ĐđẶặỄễỘộỢợỨứỸỹ₫“”…–") <= set(VIETNAMESE)
    vowels_with_tones = 12 * 6 * 2
    consonants = 21 * 2
    assert sum(letter.isalpha() for letter in VIETNAMESE) == vowels_with_tones + consonants


def test_the_shipped_fonts_have_every_letter_and_lack_a_han_character() -> None:
    fonts = load_brand().fonts
    for path in (fonts.regular, fonts.bold, fonts.black):
        font = ImageFont.truetype(str(path), 24, layout_engine=ImageFont.Layout.BASIC)
        assert missing_letters(font) == ()
        assert lacks(font, "漢")

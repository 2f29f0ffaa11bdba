from __future__ import annotations

import hashlib
from unicodedata import is_normalized

from PIL import ImageFont

from vidgen.brand.load import load_brand
from vidgen.brand.shipped import shipped_folder
from vidgen.brand.typeface import COMPLETE, VIETNAMESE, lacks, missing_letters


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


def test_the_fonts_known_to_be_complete_are_the_shipped_ones_and_are_complete() -> None:
    shipped = sorted((shipped_folder() / "fonts").glob("*.ttf"))
    assert {hashlib.sha256(path.read_bytes()).hexdigest() for path in shipped} == COMPLETE
    for path in shipped:
        assert missing_letters(ImageFont.truetype(str(path), 24, layout_engine=ImageFont.Layout.BASIC)) == ()

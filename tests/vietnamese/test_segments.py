"""Words that belong together are known: compounds light up as one, the rest stays on one line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.vietnamese.compounds import compounds
from vidgen.vietnamese.segments import LONGEST_RUN, bonds, glued_words, named_through
from vidgen.vietnamese.syllables import is_syllable

FOREIGN = """link web otp qr chat chip gas virus video call
app store google play ch maps smart mobile internet banking"""


def drawn(text: str) -> str:
    """The text with ``=`` inside compounds and ``~`` where it is merely held together."""
    shown = text.split()
    return "".join(
        word + ("=" if bond.same_word else "~" if bond.glued else " ")
        for word, bond in zip(shown, bonds(shown), strict=True)
    ).strip()


@pytest.mark.parametrize(
    "wanted",
    [
        # compounds, the longest first
        "Không đưa căn=cước cho ai",
        "bắt cập=nhật VNeID ngay",
        "nhân=viên=ngân=hàng gọi=điện",
        "bấm đường=link lạ",
        "Không đọc mã=OTP này",
        "theo số=niêm=yết của trực=ban",
        "cổng dịch=vụ=công hay bưu=điện".replace("cổng dịch=vụ=công", "cổng=dịch=vụ=công"),
        "CẬP=NHẬT NGAY",
        # names
        "gặp Công=an~xã~Minh~Hóa đi",
        "Ở tỉnh~Quảng~Trị có",
        "Bà~Sáu nghe máy".replace("nghe máy", "nghe=máy"),
        "ông~Nguyễn~Văn~A đến",
        "ở P.~Đông~Hà và TP.~Huế",
        "CÔNG=AN~XÃ~MINH~HÓA",
        "kẻ tự=xưng ‘làm~nhanh’ trên=mạng",
        "bán “cực~rẻ”, mua ngay đi",
        "CÔNG=AN PHƯỜNG~PHAN~RANG~–~THÁP CHÀM",
        "tỉnh~Bà~Rịa~–~Vũng~Tàu đã",
        "ga Hà~Nội~–~Sài~Gòn dài",
        "phường~Phan~Rang~– Tháp~Chàm báo",
        "Công=an~xã~Đồi~Sim - Trụ=sở chính",
        "Trung=tâm Phục=vụ~hành=chính=công xã~Đồi~Sim",
        # numbers and units
        "03~ngày=làm=việc",
        "mất 2~triệu~đồng rồi",
        "cách 5~km nữa",
        "có 3~dấu=hiệu này",
        # dates
        "từ ngày~05/7/2023 đến nay".replace("đến nay", "đến=nay"),
        "ngày~05~tháng~7~năm~2023",
        "7h30~-~11h30 hằng=ngày",
        "lúc~7~giờ~30 sáng",
        "đến 17~giờ~00~phút hằng=ngày",
        "sáng 7~giờ~30~–~11~giờ~30",
        "sáng 7~giờ~30~phút –~11~giờ~30~phút",
        # citations
        "Điều~174~BLHS",
        "điểm~đ~khoản~1~Điều~174",
        "Nghị=định~168/2024/NĐ-CP",
        "Quý~III và Mẫu~CT01",
        "Điều~24 Luật~Căn=cước~2023",
        "theo Luật~An=ninh=mạng~2018",
        # apps
        "cửa=hàng Google=Play, App=Store",
        # phones
        "gọi 0232~3822~113 đi",
        # letters
        "Đáp=án~B đúng",
    ],
)
def test_bonds(wanted: str) -> None:
    assert drawn(wanted.replace("=", " ").replace("~", " ")) == wanted


@pytest.mark.parametrize("text", ["căn, cước", "căn (cước", "03, ngày", "Minh. Hóa", "“căn” cước"])
def test_nothing_is_bound_across_a_mark(text: str) -> None:
    assert not any(glued for _, glued in glued_words(text))


def test_a_long_run_opens_at_its_weakest_joint() -> None:
    assert drawn("khoản 1 Điều 174 Bộ luật Hình sự") == "khoản~1~Điều~174 Bộ=luật=Hình=sự"
    assert drawn("tại Ủy ban nhân dân xã Minh Hóa") == "tại Ủy=ban=nhân=dân xã~Minh~Hóa"


@pytest.mark.parametrize(
    "wanted",
    [
        "bác đi=chợ rơi mất ví",
        "hàng=xách=tay giá=rẻ",
        "mỗi giao=dịch đều báo=mất",
        "Kiểm=tra phiếu=thu=nhận",
        "thu=nhận vân=tay, mống=mắt",
        "xin thông=báo lịch=tiếp=công=dân",
        "nơi=tiếp=nhận hoặc đặt=lịch=hẹn",
        "cấp=lại thẻ=căn=cước",
    ],
)
def test_everyday_compounds_are_whole(wanted: str) -> None:
    assert drawn(wanted.replace("=", " ")) == wanted


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("báo Công an xã Phú Nghĩa Thượng qua số", ".xxxxx..."),
        ("tại Ủy ban nhân dân phường Bắc Gianh", ".xxxxxx."),
        ("đến Bộ phận Một cửa xã Minh Hóa", ".xxxxxx."),
        ("hỏi công an ở đây đã", "......"),
    ],
)
def test_the_name_of_an_office_is_known_however_long_it_is(text: str, inside: str) -> None:
    assert "".join(".x"[each] for each in named_through(text.split())) == inside


def test_the_list_is_large_and_sound() -> None:
    entries = {parts for group in compounds().values() for parts in group}
    assert len(entries) >= 1700
    assert all(2 <= len(parts) <= 4 for parts in entries)
    assert all(is_syllable(part) or part in FOREIGN.split() for parts in entries for part in parts)


TEXT = """căn cước công an xã Minh Hóa, ngày 05 tháng 7 năm 2023 khoản 1 Điều 174 Bộ luật Hình sự 03 làm việc.
A – TP. Huế Nguyễn Văn 500.000 đồng"""
WORDS = st.sampled_from(sorted(TEXT.split()))


@settings(deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=30).map(" ".join), st.text(max_size=80)))
def test_bound_runs_stay_short_and_end_at_marks(text: str) -> None:
    shown = text.split()
    found = bonds(shown)
    assert len(found) == len(shown)
    run: list[int] = []
    for at, bond in enumerate(found):
        assert not bond.same_word or bond.glued
        assert not (bond.glued and shown[at][-1] in ",;:!?")
        run.append(at)
        if not bond.glued:
            whole = " ".join(shown[i] for i in run)
            assert len(whole) <= LONGEST_RUN or all(found[i].same_word for i in run[:-1])
            run = []
    assert not found or not found[-1].glued

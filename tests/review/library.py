"""A library without a fault: one script of each kind, a register, units; tests spoil one thing of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.command_line import write
from vidgen.brand.kit import Brand
from vidgen.errors import Finding
from vidgen.preview import read, told
from vidgen.review.check import review
from vidgen.scenario.units import load_units

TODAY = dt.date(2026, 12, 1)

_COLUMNS = (
    "id,name,parent,region,address,phone,hotline,zalo,qr_url",
    'doi-sim,Công an xã Đồi Sim,tỉnh Quảng Trị,trung,"Thôn 1, xã Đồi Sim",0232 000 0111,0232 000 0113,,'
    "https://example.org/doi-sim",
    'suoi-may,Công an xã Suối Mây,tỉnh Lào Cai,bac,"Thôn 2, xã Suối Mây",0214 000 0111,0214 000 0113,,'
    "https://example.org/suoi-may",
)
_OWN = (
    "le_phi_tam_tru,noi_nop_ho_so,trang_thu_tuc",
    "Theo mức của tỉnh,Trụ sở xã,https://example.org/doi-sim/tam-tru",
    "Theo mức của tỉnh,Trụ sở xã,https://example.org/suoi-may/tam-tru",
)
UNITS = "".join(f"{known},{own}\n" for known, own in zip(_COLUMNS, _OWN, strict=True))

REGISTER = """\
documents:
  - name: Bộ luật Hình sự
    also: [BLHS]
    title: Bộ luật Hình sự
    articles: {174: Tội lừa đảo, 290: Tội khác}
    source: Sổ mẫu để thử
    checked: 2026-11-22
  - name: Nghị định 142/2026/NĐ-CP
    title: Nhãn AI
    since: 2026-05-01
    source: Sổ mẫu để thử
    checked: 2026-11-22
  - name: Nghị định 11/2020/NĐ-CP
    title: Văn bản đã hết hiệu lực
    until: 2026-06-30
    replaced_by: Nghị định 142/2026/NĐ-CP
    source: Sổ mẫu để thử
    checked: 2026-11-22
  - name: Thông tư 22/2027/TT-BCA
    title: Văn bản chưa có hiệu lực
    since: 2027-01-01
    source: Sổ mẫu để thử
    checked: 2026-11-22
  - name: Thông tư 33/2021/TT-BCA
    title: Văn bản sắp hết hiệu lực
    until: 2027-02-28
    source: Sổ mẫu để thử
    checked: 2026-11-22
  - name: Nghị định 44/2022/NĐ-CP
    title: Văn bản đã bị thay
    replaced_by: Nghị định 142/2026/NĐ-CP
    source: Sổ mẫu để thử
    checked: 2026-11-22
hotlines:
  - {number: "113", name: Công an, source: Sổ mẫu, checked: 2026-11-22}
  - {number: "156", name: Cuộc gọi lừa đảo, source: Sổ mẫu, checked: 2026-11-22}
  - {number: "5656", name: Tin nhắn lừa đảo, source: Sổ mẫu, checked: 2026-11-22}
domains:
  - {domain: gov.vn, name: Cơ quan nhà nước, source: Sổ mẫu, checked: 2026-11-22}
terms:
  - words: [công an huyện, công an quận]
    instead: công an xã, phường
    since: 2025-03-01
    why: không còn công an cấp huyện
    source: Sổ mẫu
    checked: 2026-11-22
  - {words: [sổ hộ khẩu], instead: căn cước, source: Sổ mẫu, checked: 2026-11-22}
  - {words: [CMND, chứng minh nhân dân], instead: căn cước, source: Sổ mẫu, checked: 2026-11-22}
fees:
  - words: [lệ phí đăng ký tạm trú, lệ phí tạm trú]
    slot: le_phi_tam_tru
    source: Mỗi tỉnh một mức
    checked: 2026-11-22
offices:
  - words: [nơi nộp hồ sơ, nơi nộp]
    slot: noi_nop_ho_so
    source: Mỗi xã một nơi
    checked: 2026-11-22
"""

SCAM = """\
---
id: gia-danh
kind: scam
title: Giả danh công an gọi điện
reviewed: 2026-11-01
expires: 2027-05-01
legal: [Điều 174 Bộ luật Hình sự]
hashtags: [CanhGiac, LuaDao]
post: >-
  Có người tự xưng công an gọi điện? Hãy tắt máy
  và báo {{unit.name}} ngay.
---

## hook: Số lạ tự xưng **công an**?
Số lạ gọi đến, tự xưng công an. Khoan đã!

## signs: 3 dấu hiệu lừa đảo
1. Tự xưng công an qua điện thoại
2. Giục chuyển tiền ngay
3. Hỏi mã OTP

## actions: Hãy làm ngay
- [x] Bình tĩnh tắt máy
- [ ] Không đọc mã OTP
- [x] Lỡ chuyển tiền, gọi ngay ngân hàng và 113

## law: Tội lừa đảo
- Điều 174 BLHS {nói: Theo Điều 174 Bộ luật Hình sự}

## contact
Cần giúp đỡ, xin gọi {{unit.name}}.
"""

PROCEDURE = """\
---
id: tam-tru
kind: procedure
title: Đăng ký tạm trú qua VNeID
reviewed: 2026-11-01
expires: 2027-05-01
legal: [Nghị định 142/2026/NĐ-CP]
lexicon: {CT01: xê tê không một}
procedure:
  who: Người mới đến ở.
  documents:
    - Tài khoản VNeID mức 2
    - Giấy tờ về chỗ ở hợp pháp
  steps:
    - Chọn Đăng ký tạm trú
    - Gửi hồ sơ
  where: Ứng dụng VNeID
  channels:
    - name: Trực tuyến qua VNeID
      time: 03 ngày làm việc
      fee: "{{unit.le_phi_tam_tru}}"
  form: Tờ khai CT01
  source: "{{unit.trang_thu_tuc}}"
---
"""

QA = """\
---
id: hoi-otp
kind: qa
title: Vì sao không đọc mã OTP?
reviewed: 2026-11-01
expires: 2027-05-01
cast:
  CÔ BA: {look: farmer, voice: female}
  CÁN BỘ: {look: officer, voice: male}
---

## hook: Có nên đọc **mã OTP**?
Có người hỏi mã OTP. Đọc hay không đọc?

## dialogue: Hỏi và đáp
CÔ BA: Tôi đọc mã cho họ được không?
CÁN BỘ: Dạ, cô đừng đọc mã cho ai.

## contact
Cần hỏi thêm, xin gọi {{unit.name}}.
"""

ANNOUNCEMENT = """\
---
id: lich-tiep-dan
kind: announcement
title: Thông báo lịch tiếp công dân
reviewed: 2026-11-01
expires: 2027-05-01
---

## hook: Thông báo **lịch tiếp công dân**
Mời bà con đến gặp cán bộ.

## facts: Thời gian, địa điểm
- Ngày: thứ Hai hằng tuần
- Giờ: 7 giờ 30 đến 11 giờ
- Địa điểm: {{unit.address}}

## contact
Rất mong được đón tiếp bà con.
"""

SCRIPTS = {"gia-danh": SCAM, "tam-tru": PROCEDURE, "hoi-otp": QA, "lich-tiep-dan": ANNOUNCEMENT}


def library(folder: Path, register: str = REGISTER) -> Path:
    """The whole library in a folder."""
    write(folder / "can-cu.yaml", register)
    write(folder / "units.csv", UNITS)
    for id, text in SCRIPTS.items():
        write(folder / f"{id}.md", text)
    return folder


def findings(script: Path, brand: Brand, today: dt.date = TODAY) -> tuple[Finding, ...]:
    """What the rules say of a script of the library, for its first unit."""
    unit = load_units(script.parent / "units.csv")[0]
    written, _warnings = read(script)
    return review(told(written, unit), unit, brand, today, written)

"""Bank accounts, which only words around them give away, and payment cards, which carry a check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.vietnamese.personal.kinds import Kind, Piece

_CARD = re.compile(r"(?<![0-9A-Za-z])(?<![0-9][.,/-])[0-9](?:[ .\-]?[0-9]){12,18}(?![0-9])")
_LONG = re.compile(r"(?<![0-9])(?<![0-9][.,])[0-9]{13,19}(?![0-9A-Za-z])")  # too long for anything else
_DOMESTIC = "9704"  # cards of Vietnam's own network

_BANKS = (
    r"vietcombank|vcb|bidv|agribank|vietinbank|techcombank|tcb|mb ?bank|\bmb\b|\bacb\b|vp ?bank|sacombank|"
    r"tp ?bank|\bvib\b|\bshb\b|hd ?bank|\bocb\b|\bmsb\b|seabank|lp ?bank|lienvietpostbank|eximbank|"
    r"nam ?a ?bank|bac ?a ?bank|bắc á|đông á|dong ?a ?bank|\bscb\b|pvcombank|viet ?a ?bank|kienlongbank|"
    r"bao ?viet ?bank|co-?op ?bank|timo|cake|momo|zalopay|viettel ?(?:pay|money)|shopeepay|vnpay"
)
_EXPLICIT = (
    r"\bstk\b|\bso tk\b|\bsố tk\b|số tài khoản|so tai khoan|\btk ngân hàng|tài khoản ngân hàng|"
    r"account (?:no|number)|số thẻ"
)
_HINT = rf"\btk\b|tài khoản|tai khoan|chuyển khoản|\bck\b|ngân hàng|bank|ví điện tử|{_BANKS}"
# What may stand between the words and the number: a bank's name, "số", "của", marks; never a further figure.
_BETWEEN = r"(?P<between>[^0-9\n]{0,32}?)"
_NUMBER = r"(?<![0-9A-Za-z])(?P<number>[0-9](?:[ .\-]?[0-9]){5,18})(?![0-9A-Za-z]|[.,/][0-9])"
_LABELLED = re.compile(rf"(?:(?P<explicit>{_EXPLICIT})|(?:{_HINT})){_BETWEEN}{_NUMBER}", re.IGNORECASE)
_FOLLOWED = re.compile(
    rf"{_NUMBER}[^0-9\n\w]{{0,4}}(?:(?:tại |ở |của )?(?:ngân hàng|nh\b|{_BANKS})|(?:là |\()?stk\b)",
    re.IGNORECASE,
)
_OTHER_WORDS = re.compile(
    r"\b(?:otp|mã|tiền|mức|ngày|tháng|năm|lúc|gọi|điện thoại|đt|sđt|hotline|tổng đài|phí|điều|luật|"
    r"nghị định|thông tư|trừ|cộng|nhận|nạp|rút|nộp|chuyển|hơn|gần|khoảng|thêm|trên|dưới|tới|đến|báo|cccd|"
    r"cmnd|căn cước|thuế|website|giá|đầu số)\b",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(
    r"\s?(?:đồng|đ\b|vnđ|vnd|₫|usd|\$|triệu|tỷ|tỉ|nghìn|ngàn|k\b|%|giờ|phút|ngày|tháng|năm|người|lần|bước|"
    r"tài khoản)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])[./ -](?:0?[1-9]|1[0-2])[./ -](?:19|20)[0-9]{2}")
_GROUPED_AMOUNT = re.compile(r"[1-9][0-9]{0,2}(?:[. ]000)+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_NOT_DIGITS = re.compile(r"[^0-9]")


def accounts(text: str) -> Iterator[Piece]:
    """The card and account numbers in a folded text."""
    for match in _CARD.finditer(text):
        digits = _NOT_DIGITS.sub("", match[0])
        parts = {len(part) for part in re.split(r"[ .\-]", match[0])}
        checked = passes_luhn(digits) and digits[0] in "3456" and parts <= {3, 4, 5, 6, len(digits)}
        if digits.startswith(_DOMESTIC) or checked:
            yield Piece(Kind.ACCOUNT, match.start(), match.end(), digits)
    for match in _LONG.finditer(text):
        if not _MONEY_AFTER.match(text, match.end()):
            yield Piece(Kind.ACCOUNT, match.start(), match.end(), match[0], certain=False)
    for match in (*_LABELLED.finditer(text), *_FOLLOWED.finditer(text)):
        if _is_account(match, text):
            digits = _NOT_DIGITS.sub("", match["number"])
            yield Piece(Kind.ACCOUNT, match.start("number"), match.end("number"), digits)


def passes_luhn(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1, annex B)."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_account(match: re.Match[str], text: str) -> bool:
    groups = match.groupdict()
    number, explicit = match["number"], groups.get("explicit")
    digits = _NOT_DIGITS.sub("", number)
    if _MONEY_AFTER.match(text, match.end("number")) or _DATE.match(number):
        return False
    if digits.startswith(("1800", "1900")) and len(digits) <= 10:
        return False
    if explicit:
        return not re.search(r"\b(?:otp|ngày|năm|gọi|hotline|tiền)\b", match["between"], re.IGNORECASE)
    if _OTHER_WORDS.search(groups.get("between") or ""):
        return False
    amount = _GROUPED_AMOUNT.fullmatch(number) or (digits.endswith("000") and digits[0] != "0")
    return not amount and len(digits) >= 8

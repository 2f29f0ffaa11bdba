"""The text of a new `brand.yaml`: the commented one that ships, or a short one on top of a theme."""

from __future__ import annotations

import re
from pathlib import Path

from vidgen.brand.shipped import FILE, shipped_folder
from vidgen.scenario.names import slug

_SHORT = """# Bộ nhận diện của đơn vị, lấy theo bộ “{base}” đi kèm vidgen: chỉ ghi ở đây những gì khác bộ đó.
# Bỏ dấu # ở đầu dòng để dùng. Mọi mục và nghĩa của chúng: vidgen brand new thu-muc-khac (tệp mẫu đầy đủ).

id: {id}
base: {base}
# Tên hiện trên video khi dựng mà không chọn đơn vị.
name: Tuyên truyền pháp luật

# Huy hiệu của đơn vị: PNG nền trong từ 256×256 điểm ảnh, hoặc SVG, đặt cạnh tệp này.
# emblem: huy-hieu.png

# Nền: auto, light hoặc dark.
# appearance: auto

# Video mở đầu và kết thúc, nên dưới 5 giây, không được quá 10 giây.
# intro: mo-dau.mp4
# outro: ket.mp4

# hashtags: ["#CongAnXa", "#PhapLuat"]
"""


def brand_file(folder: Path, base: str | None) -> str:
    """What to write into the `brand.yaml` of a new folder.

    Arguments:
        folder: gives the brand its id.
        base: the shipped brand it builds on; None copies the default's own file, which explains every key.
    """
    own = slug(folder.absolute().name) or "nhan-dien"
    if base is not None:
        return _SHORT.format(base=base, id=own)
    text = (shipped_folder() / FILE).read_text(encoding="utf-8")
    return re.sub(r"(?m)^id: .*$", f"id: {own}", text, count=1)

"""The libraries that write documents: loaded when first needed, with a clear word where one is missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from vidgen.errors import DeliveryError
from vidgen.messages import _

_NAMES = {"fpdf": "fpdf2", "docx": "python-docx", "pptx": "python-pptx"}


def document_library(module: str) -> ModuleType:
    """The module ``fpdf``, ``docx`` or ``pptx``, or one below it.

    Raises:
        DeliveryError: VG-P042, it is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        name = _NAMES[module.partition(".")[0]]
        raise DeliveryError.of(
            "VG-P042",
            _("Làm tài liệu luyện tập cần thư viện {name}, chưa được cài.").format(name=name),
            _("Cài thêm: pip install vidgen[practice]"),
        ) from error

"""FPT.AI's Vietnamese voices of the three regions, with a key of one's own; no word times.

The service answers at once with a link, behind which the sound appears in five seconds to two minutes
(https://docs.fpt.ai/docs/en/speech/api/text-to-speech).
"""

from __future__ import annotations

from typing import Final, Self

from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.narration.service.calls import Policy, Service
from vidgen.narration.service.failure import EngineFailed
from vidgen.narration.service.fpt_client import greeted, spoken
from vidgen.narration.service.keys import KEYRING_SERVICE, key_of, variable
from vidgen.narration.service.remote import Answer, RemoteVoice, chosen
from vidgen.narration.voices.engine import EngineInfo, Gender, Region, Timbre

VOICES: Final[dict[str, tuple[Region, Gender, float, str]]] = {
    "banmai": ("bac", "female", 215.0, "narrator"),
    "thuminh": ("bac", "female", 205.0, "officer young-mother"),
    "leminh": ("bac", "male", 120.0, "officer"),
    "myan": ("trung", "female", 210.0, "narrator"),
    "giahuy": ("trung", "male", 120.0, "officer"),
    "lannhi": ("nam", "female", 210.0, "narrator"),
    "linhsan": ("nam", "female", 205.0, "officer young-mother"),
}
"""Name -> region, gender, median pitch in Hz (typical of the gender), looks it suits."""

_LEAST: Final = 3  # characters that the service takes
_SPEEDS: Final = 3  # to either side of 0
_STEP: Final = 0.1  # of the pace, a step of speed: an estimate; what is left is stretched by what is measured
_REVISION: Final = "1"  # of how the answers are made into speech; part of the key under which it is kept


class Fpt(RemoteVoice):
    """One of FPT.AI's voices, version 5 of its interface."""

    engine = "fpt"
    service = Service("fpt", "FPT.AI (fpt)", Policy(limit=200, gap=0.5, tries=3))
    longest = 5000  # characters
    usual = 4.5  # an estimate, for lines too short to measure

    def __init__(self, name: str = "banmai") -> None:
        """
        Raises:
            EngineFailed: there is no key for the service (``VG-V026``).
        """
        if key_of(self.engine) is None:
            raise EngineFailed([_keyless()], self.engine)
        self.name = name
        self.version = f"FPT.AI v5 {_REVISION}"

    @classmethod
    def named(cls, name: str | None = None) -> Self:
        return cls(chosen(cls.engine, name, tuple(VOICES)))

    def pace(self, wanted: float) -> float:
        return self.usual * (1 + _STEP * self._speed(wanted))

    def ask(self, text: str, wanted: float) -> Answer:
        key = key_of(self.engine)
        if key is None:  # taken away since
            raise EngineFailed([_keyless()], self.engine)
        padded = text if len(text) >= _LEAST else f"{text} ."
        return Answer(spoken(padded, key, voice=self.name, speed=self._speed(wanted)))

    def greet(self) -> None:
        def ask() -> str:
            key = key_of(self.engine)
            if key is None:
                raise EngineFailed([_keyless()], self.engine)
            return greeted(key, voice=self.name)

        self.service.call(ask, lambda link: link, tries=1)

    def _speed(self, wanted: float) -> int:
        return min(max(round((wanted / self.usual - 1) / _STEP), -_SPEEDS), _SPEEDS)

    @classmethod
    def info(cls) -> EngineInfo:
        ready = key_of(cls.engine) is not None
        how = _("Cần mạng; lời đọc được gửi tới FPT.AI và tính vào hạn mức của khóa.")
        return EngineInfo(
            cls.engine,
            _("FPT.AI – giọng nữ và nam ba miền"),
            tuple(VOICES),
            _("dịch vụ trả tiền của FPT.AI, theo hợp đồng của đơn vị"),
            online=cls.online,
            ready=ready,
            how=how if ready else f"{_keyless().message} {_keyless().fix}",
        )

    @classmethod
    def timbres(cls, region: Region | None = None) -> tuple[Timbre, ...]:
        """In the region's accent; the south has no man, so one of the north speaks there."""
        accent: Region = region or "bac"
        offered = [
            Timbre(name, gender, hertz, frozenset(suits.split()))
            for name, (where, gender, hertz, suits) in VOICES.items()
            if where == accent or (accent == "nam" and name == "leminh")
        ]
        return tuple(sorted(offered, key=lambda timbre: "narrator" not in timbre.suits))


def _keyless() -> Finding:
    return Finding(
        "VG-V026",
        _("Bộ đọc fpt cần khóa của FPT.AI, máy này chưa có."),
        _(
            "Lấy khóa ở console.fpt.ai, rồi đặt vào biến môi trường {variable}, hoặc cất vào kho khóa của "
            "máy: pip install 'vidgen[keyring]' và keyring set {service} fpt. Không ghi khóa vào tệp nhận "
            "diện."
        ).format(variable=variable("fpt"), service=KEYRING_SERVICE),
    )

"""The embedded espeak-ng, through ctypes: text in, samples and word events out.

Source: espeak-ng 1.52, ``speak_lib.h``. The library keeps one global state, so there is one instance per
process, behind a lock; it is set up afresh for every call, which costs 0.1 ms and makes the result depend on
the arguments alone.
"""

from __future__ import annotations

import ctypes
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import espeakng_loader

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.espeak.data import VoiceData, voice_data

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_POS_CHARACTER = 1
_CHARS_UTF8 = 1
_EVENT_END_OF_LIST, _EVENT_WORD = 0, 1
_SEED = 1
VOLUME = 40  # of 100; at 100 nearly every voice reaches full scale and its gain control distorts (measured)


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True, eq=False)
class Rendering:
    """What espeak-ng made of a text.

    Attributes:
        samples: int16 mono, shape ``(n,)``.
        words: ``(character, sample)`` for each word event: 0-based position in the text, and where it starts.
    """

    samples: NDArray[np.int16]
    words: tuple[tuple[int, int], ...]


class Library:
    """espeak-ng, loaded; use `library()`."""

    def __init__(self) -> None:
        self.data: VoiceData = voice_data()
        self._lock = threading.Lock()
        self._path = os.fsencode(self.data.folder)
        self._calls = _load()
        self._chunks: list[bytes] = []
        self._words: list[tuple[int, int]] = []
        self._failure: Exception | None = None
        self._callback = _Callback(self._collect)  # kept: the library holds only a bare pointer
        with self._lock:
            self.sample_rate = self._start()
        self.version = f"{self._calls.espeak_Info(None).decode()}-{self.data.digest}"

    def render(
        self, voice: str, text: str, *, words_per_minute: int, pitch: int, pitch_range: int
    ) -> Rendering:
        """Speak a text.

        Arguments:
            voice: language and variant, as in ``vi+f3``; known to exist.
            text: one line, without control characters.
            words_per_minute: 80 to 450; 175 is usual.
            pitch, pitch_range: 0 to 99; 50 is the voice's own.

        Raises:
            VoiceError: the library refuses (``VG-V005``).
        """
        import numpy as np  # who only asks which voice it is hears nothing of it

        data = text.encode("utf-8")
        with self._lock:
            self._start()
            self._check(self._calls.espeak_SetVoiceByName(voice.encode("utf-8")), f"SetVoiceByName {voice}")
            for parameter, value in (
                (_RATE, words_per_minute),
                (_VOLUME, VOLUME),
                (_PITCH, pitch),
                (_RANGE, pitch_range),
            ):
                self._check(self._calls.espeak_SetParameter(parameter, value, 0), f"SetParameter {parameter}")
            self._chunks, self._words, self._failure = [], [], None
            with _interrupt_held():
                status = self._calls.espeak_Synth(
                    data, len(data) + 1, 0, _POS_CHARACTER, 0, _CHARS_UTF8, None, None
                )
            if self._failure is not None:
                raise self._failure
            self._check(status, "Synth")
            samples = np.frombuffer(b"".join(self._chunks), np.int16)
            words = tuple(self._words)
            self._chunks, self._words = [], []
        return Rendering(samples, words)

    def _start(self) -> int:
        self._calls.espeak_Terminate()  # else each further espeak_Initialize loses 2.6 KB
        rate: int = self._calls.espeak_Initialize(_SYNCHRONOUS, 0, self._path, _DONT_EXIT)
        if rate <= 0:
            raise VoiceError.of(
                "VG-V005",
                _("Bộ đọc espeak không khởi động được với dữ liệu ở “{folder}”.").format(
                    folder=self.data.folder
                ),
                _("Xóa thư mục đó rồi chạy lại; nếu vẫn lỗi, cài lại gói espeakng-loader."),
            )
        self._calls.espeak_SetSynthCallback(self._callback)
        self._calls.espeak_ng_SetRandSeed(_SEED)
        return rate

    def _collect(self, wave: Any, count: int, events: Any) -> int:
        try:
            if wave and count:
                self._chunks.append(ctypes.string_at(wave, count * ctypes.sizeof(ctypes.c_short)))
            index = 0
            while (event := events[index]).type != _EVENT_END_OF_LIST:
                if event.type == _EVENT_WORD:
                    self._words.append((event.text_position - 1, event.sample))
                index += 1
        except Exception as error:  # ctypes would print it and go on; raised again by render
            self._failure = error
            return 1
        return 0

    @staticmethod
    def _check(status: int, call: str) -> None:
        if status != 0:
            raise VoiceError.of(
                "VG-V005",
                _("Bộ đọc espeak báo lỗi {status} ở bước “{call}”.").format(status=status, call=call),
                _("Cài lại gói espeakng-loader: pip install --force-reinstall espeakng-loader"),
            )


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Ctrl-C waits until the library has returned: ctypes prints and drops what is raised inside it."""
    usual = signal.default_int_handler
    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGINT) is not usual
    ):
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if came:
        raise KeyboardInterrupt


def _load() -> ctypes.CDLL:
    path = espeakng_loader.get_library_path()
    try:
        calls = ctypes.CDLL(path)
    except OSError as error:
        raise VoiceError.of(
            "VG-V003",
            _("Không nạp được thư viện espeak “{path}”: {error}").format(path=path, error=error),
            _("Cài lại gói espeakng-loader: pip install --force-reinstall espeakng-loader"),
        ) from error
    calls.espeak_Info.argtypes = [ctypes.c_void_p]
    calls.espeak_Info.restype = ctypes.c_char_p
    calls.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
    calls.espeak_SetSynthCallback.argtypes = [_Callback]
    calls.espeak_SetSynthCallback.restype = None
    calls.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
    calls.espeak_SetParameter.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int]
    calls.espeak_ng_SetRandSeed.argtypes = [ctypes.c_long]
    calls.espeak_Synth.argtypes = [
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
        ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
    ]  # fmt: skip
    return calls


@cache
def library() -> Library:
    """This process's espeak-ng, loaded on first use.

    Raises:
        VoiceError: it cannot be loaded or its data cannot be placed.
    """
    return Library()

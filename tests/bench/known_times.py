"""Speech whose word times are known, and what microphones, rooms, codecs and other speakers do to it.

Each function keeps the times true: what moves the sound moves them.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Literal

import av
import numpy as np
from numpy.typing import NDArray

from vidgen.narration.sound import resampled
from vidgen.narration.speech import Samples, Speech
from vidgen.narration.voices.espeak import Espeak

Noise = Literal["white", "pink", "babble"]

TEXTS = (
    "có người xưng công an, bắt cập nhật vê nê i đê ngay?",
    "vậy tôi phải làm sao hả chú?",
    "bà bấm linh tôi gửi, cài ứng dụng, rồi đọc mã ô tê pê cho tôi.",
    "không bấm vào đường liên kết lạ, không đọc mã ô tê pê cho bất kỳ ai, kể cả người tự xưng là công an "
    "hay ngân hàng.",
    "lỡ chuyển tiền, gọi ngay ngân hàng và một một ba.",
    "nghị định một trăm sáu mươi tám năm hai nghìn không trăm hai mươi tư của chính phủ có hiệu lực từ ngày "
    "mồng một tháng giêng.",
    "khoan đã!",
    "người thuê nhà làm thủ tục đăng ký tạm trú trên cổng dịch vụ công, chủ hộ xác nhận bằng ứng dụng trên "
    "điện thoại, ba ngày làm việc sau thì nhận kết quả.",
)


def noisy(speech: Speech, kind: Noise, decibels: float) -> Speech:
    """With noise so many decibels below the voice where it is heard."""
    count = len(speech.samples)
    noise = np.random.default_rng(1).normal(size=count)
    if kind == "pink":
        spectrum = np.fft.rfft(noise)
        noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), count)
    elif kind == "babble":
        noise = _babble(count)
    heard = np.abs(speech.samples) > 0.02 * np.abs(speech.samples).max()
    voice = float(np.mean(np.square(speech.samples[heard])))
    noise *= np.sqrt(voice / np.mean(np.square(noise))) * 10 ** (-decibels / 20)
    return replace(speech, samples=(speech.samples + noise).astype(np.float32))


def _babble(count: int) -> NDArray[np.float64]:
    """Six people talking at once."""
    total = np.zeros(count)
    for number, name in enumerate(("vi+m3", "vi+f1", "vi+Reed", "vi+linda", "vi+f5", "vi+m7")):
        talk = Espeak(name).speak(f"{TEXTS[(number * 3 + 1) % 8]} {TEXTS[5]} {TEXTS[3]}", 4.1).samples
        whole = np.roll(np.tile(talk, 1 + count // len(talk)), number * 7001)[:count]
        total += whole / np.sqrt(np.mean(np.square(talk)))
    return total


def narrow(speech: Speech, low: float, high: float) -> Speech:
    """Through a channel that passes from `low` to `high` Hz."""
    spectrum = np.fft.rfft(speech.samples)
    hertz = np.fft.rfftfreq(len(speech.samples), 1 / speech.sample_rate)
    gain = 1 / (1 + (hertz / high) ** 12) / (1 + (low / np.maximum(hertz, 1)) ** 8)
    return replace(speech, samples=np.fft.irfft(spectrum * gain, len(speech.samples)).astype(np.float32))


def in_silence(speech: Speech, before: float, after: float, hiss: float = 0.0) -> Speech:
    """With so many seconds of silence around it, and hiss over all."""
    start, end = (round(seconds * speech.sample_rate) for seconds in (before, after))
    samples = np.pad(speech.samples, (start, end))
    noise = np.random.default_rng(3).normal(size=len(samples)) * hiss
    return Speech((samples + noise).astype(np.float32), speech.sample_rate, _moved(speech, start))


def _moved(speech: Speech, by: int) -> tuple[tuple[int, int], ...]:
    return tuple((start + by, end + by) for start, end in speech.words or ())


def halting(speech: Speech, text: str) -> Speech:
    """With pauses of 0.15 to 0.6 s after every fifth syllable that has no mark."""
    random = np.random.default_rng(7)
    parts: list[Samples] = []
    words: list[tuple[int, int]] = []
    shift, done = 0, 0
    spans = speech.words or ()
    for number, ((start, end), syllable) in enumerate(zip(spans, text.split(), strict=True)):
        words.append((start + shift, end + shift))
        if number % 5 == 3 and number < len(spans) - 1 and syllable[-1].isalpha():
            part = speech.samples[done:end].copy()
            fade = min(round(0.01 * speech.sample_rate), len(part))
            part[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)
            gap = round(random.uniform(0.15, 0.6) * speech.sample_rate)
            parts += [part, np.zeros(gap, np.float32)]
            done, shift = end, shift + gap
    return Speech(np.concatenate([*parts, speech.samples[done:]]), speech.sample_rate, tuple(words))


def hurried(speech: Speech) -> Speech:
    """Without any pause."""
    words: list[tuple[int, int]] = []
    at = 0
    for start, end in speech.words or ():
        words.append((at, at + end - start))
        at += end - start
    parts = [speech.samples[start:end] for start, end in speech.words or ()]
    return Speech(np.concatenate(parts), speech.sample_rate, tuple(words))


def on_tape(speech: Speech, depth: float, period: float = 1.7) -> Speech:
    """From a tape whose speed, and so every pitch and formant, wavers by `depth` over `period` seconds."""
    seconds = np.arange(len(speech.samples)) / speech.sample_rate
    place = np.concatenate([[0], np.cumsum(1 + depth * np.sin(2 * np.pi * seconds / period))])
    samples = np.interp(np.arange(int(place[-2])), place[:-1], speech.samples).astype(np.float32)
    return Speech(samples, speech.sample_rate, _placed(speech, place, len(samples), 0))


def paced(speech: Speech, factor: float, waver: float = 0.0, period: float = 2.1) -> Speech:
    """`factor` times as long at the same pitch, wavering by a share of it over `period` seconds."""
    seconds = np.arange(len(speech.samples)) / speech.sample_rate
    return _grown(speech, factor * (1 + waver * np.sin(2 * np.pi * seconds / period)))


def uneven(speech: Speech) -> Speech:
    """At the same pitch, each syllable 0.6 to 1.6 times as long, as chance has it."""
    growth = np.ones(len(speech.samples))
    random = np.random.default_rng(9)
    for start, end in speech.words or ():
        growth[start:end] = random.uniform(0.6, 1.6)
    return _grown(speech, growth)


def _grown(speech: Speech, growth: NDArray[np.float64]) -> Speech:
    """Each sample takes `growth` samples, by overlap-add of similar waves.

    Verhelst and Roelands, "An overlap-add technique based on waveform similarity (WSOLA)", ICASSP 1993.
    """
    rate, count = speech.sample_rate, len(speech.samples)
    window = round(0.03 * rate)
    hop, slack = window // 2, round(0.008 * rate)
    source = np.pad(speech.samples, (window, 2 * window + slack))
    place = np.concatenate([[0], np.cumsum(growth)])
    length = int(place[-1])
    sources = np.interp(np.arange(0, length, hop), place, np.arange(count + 1)).astype(int) + window
    taper = np.hanning(window + 1)[:-1]
    out = np.zeros(length + 2 * window)
    before = int(sources[0])
    for number, start in enumerate(sources.tolist()):
        if number:
            wanted = source[before + hop : before + hop + window]
            near = np.lib.stride_tricks.sliding_window_view(
                source[max(start - slack, 0) : start + slack + window], len(wanted)
            )
            start = max(start - slack, 0) + int(np.argmax(near @ wanted))
        out[number * hop :][:window] += (source[start : start + window] * taper)[: len(out) - number * hop]
        before = start
    return Speech(out[:length].astype(np.float32), rate, _placed(speech, place, length, hop))


def _placed(
    speech: Speech, place: NDArray[np.float64], length: int, centre: int
) -> tuple[tuple[int, int], ...]:
    """Times moved to where `place` sends the middle of the window they are in."""

    def moved(sample: int) -> int:
        return min(max(int(place[min(max(sample - centre, 0), len(place) - 1)]) + centre, 0), length)

    return tuple((moved(start), moved(end)) for start, end in speech.words or ())


def as_mp3(speech: Speech, rate: int = 24_000, bits: int = 48_000) -> Speech:
    """Encoded to MP3 and decoded, as network services answer; the encoder's delay is measured and counted."""
    plain = resampled(speech, rate)
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=rate, layout="mono")
        stream.bit_rate = bits
        frames = av.AudioResampler(format="fltp", layout="mono", rate=rate, frame_size=576)
        frame = av.AudioFrame.from_ndarray(plain.samples.reshape(1, -1), format="fltp", layout="mono")
        frame.sample_rate = rate
        for part in (*frames.resample(frame), *frames.resample(None)):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    file.seek(0)
    with av.open(file, "r") as container:
        samples = np.concatenate([part.to_ndarray().reshape(-1) for part in container.decode(audio=0)])
    size = 1 << (len(samples) + len(plain.samples)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(samples, size) * np.conj(np.fft.rfft(plain.samples, size)), size)
    delay = int(np.argmax(likeness))
    return Speech(
        samples.astype(np.float32), rate, _moved(plain, delay - size if delay > size // 2 else delay)
    )


def in_a_room(speech: Speech, seconds: float = 0.35) -> Speech:
    """With the echo of a bare room, 6 dB below the voice, which falls by 60 dB in so many seconds."""
    count = round(seconds * speech.sample_rate)
    echo = np.random.default_rng(5).normal(size=count) * np.exp(-6.9 * np.arange(count) / count)
    echo *= 0.5 / np.sqrt(np.sum(np.square(echo)))
    echo[0] = 1
    length = len(speech.samples) + count
    size = 1 << length.bit_length()
    wet = np.fft.irfft(np.fft.rfft(speech.samples, size) * np.fft.rfft(echo, size), size)[:length]
    return replace(speech, samples=wet.astype(np.float32))

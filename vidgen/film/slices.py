"""Slice headers of the streams this package writes: read, and renumbered.

Syntax: ITU-T H.264 clauses 7.3.2.1 (SPS), 7.3.2.2 (PPS) and 7.3.3 (slice header). Only what x264 writes under
our options is read; anything else is refused with `ValueError`, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from vidgen.film.bitstream import BitReader, escape, put_bits, split_nals, ue_bits, unescape

NAL_SLICE, NAL_IDR, NAL_SPS, NAL_PPS = 1, 5, 7, 8
_PROFILES_WITH_CHROMA = {100, 110, 122, 244}
_P, _I = 0, 2


@dataclass(frozen=True, slots=True)
class StreamFormat:
    """What the parameter sets say about slice headers.

    Attributes:
        frame_num_bits: log2 of MaxFrameNum; `frame_num` takes this many bits.
        deblocking_control: whether slice headers carry deblocking syntax.
    """

    frame_num_bits: int
    deblocking_control: bool


@dataclass(frozen=True, slots=True)
class SliceHeader:
    """Where the numbers of a slice header stand, in bits of the unescaped NAL unit.

    Attributes:
        idr: whether the picture is an IDR.
        intra: whether it is an I slice.
        frame_num, idr_pic_id: their values; `idr_pic_id` is 0 outside an IDR.
        frame_num_at, idr_pic_id_at: first bit of each.
        end: first bit after the header, where the CABAC alignment begins.
    """

    idr: bool
    intra: bool
    frame_num: int
    frame_num_at: int
    idr_pic_id: int
    idr_pic_id_at: int
    end: int


def nal_type(nal: bytes) -> int:
    """`nal_unit_type` (table 7-1)."""
    return nal[0] & 31


def is_slice(nal: bytes) -> bool:
    """Whether the NAL unit is a coded slice."""
    return nal_type(nal) in (NAL_SLICE, NAL_IDR)


def is_idr(nal: bytes) -> bool:
    """Whether the NAL unit is a slice of an IDR picture."""
    return nal_type(nal) == NAL_IDR


def slice_of(packet: bytes) -> bytes:
    """The single slice NAL unit of an access unit, still escaped.

    Raises:
        ValueError: there is none or more than one.
    """
    slices = [nal for nal in split_nals(packet) if is_slice(nal)]
    if len(slices) != 1:
        raise ValueError(f"{len(slices)} slices in one picture")
    return slices[0]


def read_format(extradata: bytes) -> StreamFormat:
    """Read SPS and PPS.

    Raises:
        ValueError: the stream is not of the kind whose slice headers this module can edit.
        EOFError: a parameter set is cut short.
    """
    sets = {nal_type(nal): unescape(nal) for nal in split_nals(extradata)}
    if sorted(sets) != [NAL_SPS, NAL_PPS]:
        raise ValueError("extradata are not one SPS and one PPS")
    return StreamFormat(_read_sps(sets[NAL_SPS]), _read_pps(sets[NAL_PPS]))


def _require(field: str, value: int, wanted: int) -> None:
    if value != wanted:
        raise ValueError(f"{field} is {value}, not {wanted}")


def _read_sps(sps: bytes) -> int:
    bits = BitReader(sps, 8)
    profile = bits.u(8)
    bits.u(16)  # constraint flags, level
    bits.ue()
    if profile in _PROFILES_WITH_CHROMA:
        _require("chroma_format_idc", bits.ue(), 1)
        bits.ue()
        bits.ue()
        bits.u(1)
        _require("seq_scaling_matrix_present_flag", bits.u(1), 0)
    frame_num_bits = bits.ue() + 4
    _require("pic_order_cnt_type", bits.ue(), 2)
    _require("max_num_ref_frames", bits.ue(), 1)
    _require("gaps_in_frame_num_value_allowed_flag", bits.u(1), 0)
    bits.ue()
    bits.ue()
    _require("frame_mbs_only_flag", bits.u(1), 1)
    return frame_num_bits


def _read_pps(pps: bytes) -> bool:
    bits = BitReader(pps, 8)
    bits.ue()
    bits.ue()
    _require("entropy_coding_mode_flag", bits.u(1), 1)
    _require("bottom_field_pic_order_in_frame_present_flag", bits.u(1), 0)
    _require("num_slice_groups_minus1", bits.ue(), 0)
    _require("num_ref_idx_l0_default_active_minus1", bits.ue(), 0)
    bits.ue()
    _require("weighted_pred_flag", bits.u(1), 0)
    bits.u(2)
    bits.se()
    bits.se()
    bits.se()
    deblocking_control = bool(bits.u(1))
    bits.u(1)
    _require("redundant_pic_cnt_present_flag", bits.u(1), 0)
    return deblocking_control


def read_header(raw: bytes, stream: StreamFormat) -> SliceHeader:
    """Read the header of an unescaped slice NAL unit.

    Raises:
        ValueError: the slice is not of the kind this module can edit.
        EOFError: it is cut short.
    """
    idr = is_idr(raw)
    _require("nal_ref_idc above 0", int(raw[0] >> 5 > 0), 1)
    bits = BitReader(raw, 8)
    _require("first_mb_in_slice", bits.ue(), 0)
    kind = bits.ue() % 5
    if kind not in (_P, _I):
        raise ValueError(f"slice_type is {kind}, neither P nor I")
    bits.ue()
    frame_num_at = bits.at
    frame_num = bits.u(stream.frame_num_bits)
    idr_pic_id_at = bits.at
    idr_pic_id = bits.ue() if idr else 0
    if kind == _P:
        _require("num_ref_idx_active_override_flag", bits.u(1), 0)
        _require("ref_pic_list_modification_flag_l0", bits.u(1), 0)
    bits.u(2) if idr else _require("adaptive_ref_pic_marking_mode_flag", bits.u(1), 0)
    if kind == _P:
        bits.ue()
    bits.se()
    if stream.deblocking_control and bits.ue() != 1:
        bits.se()
        bits.se()
    end = bits.at
    padding = -end % 8
    _require("cabac_alignment_one_bit", bits.u(padding), (1 << padding) - 1)
    return SliceHeader(idr, kind == _I, frame_num, frame_num_at, idr_pic_id, idr_pic_id_at, end)


def renumber(nal: bytes, frame_num: int, stream: StreamFormat) -> bytes:
    """The slice NAL unit with another `frame_num`; escaped in, escaped out.

    `frame_num` has a fixed width, so nothing behind it moves.
    """
    raw = unescape(nal)
    header = read_header(raw, stream)
    if header.frame_num == frame_num:
        return nal
    return escape(put_bits(raw, header.frame_num_at, f"{frame_num:0{stream.frame_num_bits}b}"))


def idr_pic_id(nal: bytes, stream: StreamFormat) -> int:
    """`idr_pic_id` of an escaped IDR slice NAL unit."""
    return read_header(unescape(nal), stream).idr_pic_id


def with_idr_pic_id(nal: bytes, idr_pic_id: int, stream: StreamFormat) -> bytes:
    """The IDR slice NAL unit with another `idr_pic_id`; escaped in, escaped out.

    It is an Exp-Golomb number, so the header may change its length. The coded macroblocks begin at a whole
    byte behind `cabac_alignment_one_bit`s (clause 7.3.4): those are written anew, the macroblocks are copied.
    """
    raw = unescape(nal)
    header = read_header(raw, stream)
    digits = f"{int.from_bytes(raw[: (header.end + 7) // 8], 'big'):0{8 * ((header.end + 7) // 8)}b}"
    behind = header.idr_pic_id_at + len(ue_bits(header.idr_pic_id))
    head = digits[: header.idr_pic_id_at] + ue_bits(idr_pic_id) + digits[behind : header.end]
    head += "1" * (-len(head) % 8)
    return escape(int(head, 2).to_bytes(len(head) // 8, "big") + raw[(header.end + 7) // 8 :])

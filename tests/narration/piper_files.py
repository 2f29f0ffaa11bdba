"""A small model that piper's own loader runs: it hums each phoneme at a pitch and for a length of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

RATE, HOP = 22_050, 64
SILENT = " .,;:!?^$"

_SYMBOLS = 256


def config(**more: Any) -> dict[str, Any]:
    """A description like those of published voices."""
    return {
        "audio": {"sample_rate": RATE, "quality": "medium"},
        "espeak": {"voice": "vi"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "hop_length": HOP,
        "num_symbols": _SYMBOLS,
        "num_speakers": 1,
        "speaker_id_map": {},
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
        **more,
    }


def write_voice(folder: Path, name: str = "vi_VN-thu-low", *, hertz: float = 190.0, **more: Any) -> Path:
    """A voice in a folder: its model, and beside it its description; returns the model's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.onnx"
    path.write_bytes(model(hertz, speakers=more.get("num_speakers", 1)).SerializeToString())
    path.with_name(path.name + ".json").write_text(json.dumps(config(**more)), encoding="utf-8")
    return path


def model(hertz: float = 190.0, *, speakers: int = 1, lengths: str = "Ceil") -> onnx.ModelProto:
    """As published voices are: the same inputs and output, and one ``Ceil`` node that gives the lengths."""
    numbers = np.arange(_SYMBOLS)
    units = 5.5 + (numbers * 7 % 11) / 5  # of HOP samples, at factor 1
    units[0] = 3.3
    silent = [number for mark in SILENT for number in DEFAULT_PHONEME_ID_MAP[mark]]
    units[[number for mark in ".,;:!?" for number in DEFAULT_PHONEME_ID_MAP[mark]]] = 56.0
    pitch = hertz * (1 + 0.02 * (numbers * 5 % 7 - 3))
    loud = np.full(_SYMBOLS, 0.5)
    loud[silent] = 0
    loud[0] = 0.05  # the filler, which also follows what is silent
    constants = {
        "units": units.astype(np.float32),
        "turn": (2 * np.pi * pitch / RATE).astype(np.float32),
        "loud": loud.astype(np.float32),
        "zero": np.array([0], np.int64),
        "one": np.array([1], np.int64),
        "axis": np.array(0, np.int64),
        "flat": np.array([-1], np.int64),
        "each": np.array([1, HOP], np.int64),
        "shape": np.array([1, 1, 1, -1], np.int64),
        "second": np.array([2.0], np.float32),
        "third": np.array([0.5], np.float32),
        "whole": np.array([2 * np.pi], np.float32),
    }
    node = helper.make_node
    nodes = [
        node("Reshape", ["input", "flat"], ["ids"]),
        node("Gather", ["units", "ids"], ["natural"]),
        node("Gather", ["scales", "one"], ["factor"]),
        node("Mul", ["natural", "factor"], ["stretched"]),
        node(lengths, ["stretched"], ["w_ceil"]),
        # The phoneme of each unit of time: a mark where one ends, and the number of marks so far.
        node("Cast", ["w_ceil"], ["lengths"], to=TensorProto.INT64),
        node("CumSum", ["lengths", "axis"], ["ends"]),
        node("ReduceSum", ["lengths"], ["total"], keepdims=0),
        node("Unsqueeze", ["total", "zero"], ["count"]),
        node("Add", ["count", "one"], ["room"]),
        node("ConstantOfShape", ["room"], ["blank"], value=numpy_helper.from_array(np.array([0], np.int64))),
        node("Shape", ["ids"], ["many"]),
        node("ConstantOfShape", ["many"], ["ones"], value=numpy_helper.from_array(np.array([1], np.int64))),
        node("ScatterElements", ["blank", "ends", "ones"], ["marks"], axis=0, reduction="add"),
        node("CumSum", ["marks", "axis"], ["places"]),
        node("Slice", ["places", "zero", "count"], ["place"]),
        node("Gather", ["ids", "place"], ["sounding"]),
        node("Gather", ["turn", "sounding"], ["turns"]),
        node("Gather", ["loud", "sounding"], ["louds"]),
        *_per_sample("turns", "step"),
        *_per_sample("louds", "volume"),
        node("Cast", ["step"], ["fine"], to=TensorProto.DOUBLE),
        node("CumSum", ["fine", "axis"], ["far"]),
        node("Cast", ["whole"], ["round"], to=TensorProto.DOUBLE),
        node("Mod", ["far", "round"], ["angle"], fmod=1),
        node("Cast", ["angle"], ["phase"], to=TensorProto.FLOAT),
        node("Sin", ["phase"], ["tone"]),
        node("Mul", ["phase", "second"], ["double"]),
        node("Sin", ["double"], ["overtone"]),
        node("Mul", ["overtone", "third"], ["softer"]),
        node("Add", ["tone", "softer"], ["voice"]),
        node("Mul", ["voice", "volume"], ["sound"]),
        node("Reshape", ["sound", "shape"], ["output"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, None]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    if speakers > 1:
        inputs.append(helper.make_tensor_value_info("sid", TensorProto.INT64, [1]))
    graph = helper.make_graph(
        nodes,
        "hum",
        inputs,
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, None])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)])
    made.ir_version = 8
    return made


def _per_sample(units: str, samples: str) -> list[onnx.NodeProto]:
    return [
        helper.make_node("Unsqueeze", [units, "one"], [f"{units}_column"]),
        helper.make_node("Expand", [f"{units}_column", "each"], [f"{units}_wide"]),
        helper.make_node("Reshape", [f"{units}_wide", "flat"], [samples]),
    ]

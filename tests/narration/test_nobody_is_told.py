"""The library under the neural voices tells its maker of every run, unless it is told not to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.command_line import environment

NAMED_ANEW = ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP")
LOAD = """\
import os
os.environ.pop("ORT_DISABLE_TELEMETRY", None)
import vidgen.narration.voices.piper
import onnxruntime, piper
import numpy as np
from onnx import TensorProto, helper
node = helper.make_node("Identity", ["in"], ["out"])
put, got = (helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("in", "out"))
graph = helper.make_graph([node], "g", [put], [got])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
model.ir_version = 8
session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
session.run(None, {"in": np.zeros(1, np.float32)})
"""


def test_a_neural_voice_leaves_no_number_of_this_machine_and_no_session(tmp_path: Path) -> None:
    folders = {name: str(tmp_path / "máy" / name) for name in NAMED_ANEW}
    for folder in folders.values():
        Path(folder).mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-c", LOAD], env=environment(**folders), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]

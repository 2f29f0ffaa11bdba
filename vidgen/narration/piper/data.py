"""The data of piper's own espeak-ng, in a folder that it can open.

Piper's espeak-ng leaves the whole process where it cannot open its data: under a path of 160 characters, or
on Windows under one with Vietnamese letters, as in the folder of a user named so. Then the part of the data
that Vietnamese needs is copied to where it can.
"""

from __future__ import annotations

from pathlib import Path

from vidgen.narration.espeak.data import LANGUAGE_FILES, TABLES, digest_of, place, reachable


def data_folder() -> Path:
    """What piper is told to open.

    Raises:
        OSError: piper's data is not complete.
        VoiceError: no folder will do (``VG-V004``).
    """
    from piper.phonemize_espeak import ESPEAK_DATA_DIR

    shipped = Path(ESPEAK_DATA_DIR)
    if reachable(shipped):
        return shipped
    content = {name: (shipped / name).read_bytes() for name in (*TABLES, *LANGUAGE_FILES)}
    return place(content, digest_of(content)) / "espeak-ng-data"

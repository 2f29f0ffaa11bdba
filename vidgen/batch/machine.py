"""How many videos this machine can make at once."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

MIB: Final = 1 << 20
JOB_BYTES: Final = 512 * MIB
"""What one of several jobs may take. Measured: 340 MiB at most over the shipped scripts."""
_SPARE_BYTES: Final = 512 * MIB  # stays free for what else a person has open


def jobs_at_once() -> int:
    """As many as there are cores, as long as the memory that is free now holds them; at least one."""
    free = free_bytes()
    room = cores() if free is None else (free - _SPARE_BYTES) // JOB_BYTES
    return max(1, min(cores(), room))


def cores_to_spare(workers: int) -> bool:
    """Whether each of that many jobs may use a second core; threads beyond the cores only wait."""
    return workers == 1 or 2 * workers <= cores()


def cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def free_bytes() -> int | None:
    """Memory programs can take now without swapping; None where the system does not say."""
    try:
        if sys.platform == "win32":
            return _windows()
        if sys.platform == "darwin":
            return _macos()
        return _linux(Path("/"))
    except (OSError, AttributeError, ValueError):
        return None


def _linux(root: Path) -> int | None:
    """`MemAvailable` of ``/proc/meminfo``, or what a container's limit leaves, whichever is less."""
    lines = (root / "proc/meminfo").read_text(encoding="ascii").splitlines()
    fields = {name: rest.split() for name, _colon, rest in (line.partition(":") for line in lines)}
    free = [int(fields["MemAvailable"][0]) * 1024] if "MemAvailable" in fields else []
    group = root / "sys/fs/cgroup"
    try:
        most = (group / "memory.max").read_text(encoding="ascii").strip()
        used = int((group / "memory.current").read_text(encoding="ascii"))
        cached = dict(line.split() for line in (group / "memory.stat").read_text("ascii").splitlines())
        if most != "max":
            free.append(int(most) - used + int(cached.get("inactive_file", 0)))
    except OSError:  # no second version of control groups here
        pass
    return max(0, min(free)) if free else None


class _MemoryStatus(ctypes.Structure):
    """``MEMORYSTATUSEX`` of Windows."""

    _fields_ = [
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total_physical", ctypes.c_uint64),
        ("free_physical", ctypes.c_uint64),
        ("total_page_file", ctypes.c_uint64),
        ("free_page_file", ctypes.c_uint64),
        ("total_virtual", ctypes.c_uint64),
        ("free_virtual", ctypes.c_uint64),
        ("free_extended_virtual", ctypes.c_uint64),
    ]


def _windows() -> int | None:
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    kernel = ctypes.CDLL("kernel32")  # x64 has one calling convention
    return int(status.free_physical) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None


def _macos() -> int | None:
    """The memory there is, times the share the kernel calls available (``kern.memorystatus_level``)."""
    total, level = (
        _sysctl("hw.memsize", ctypes.c_uint64()),
        _sysctl("kern.memorystatus_level", ctypes.c_uint32()),
    )
    return None if total is None or level is None else total * level // 100


def _sysctl(name: str, value: ctypes.c_uint64 | ctypes.c_uint32) -> int | None:
    size = ctypes.c_size_t(ctypes.sizeof(value))
    system = ctypes.CDLL(None)
    failed = system.sysctlbyname(name.encode(), ctypes.byref(value), ctypes.byref(size), None, 0)
    return None if failed else int(value.value)

"""Nothing this machine's person has set, in the environment or at home, changes what a test finds."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

_SETTINGS = ("VIDGEN_", "GIT_", "XDG_")  # pytest run by a hook of git has the repository in its environment
_KEPT = ("XDG_RUNTIME_DIR",)
_OTHERS = (
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ws_proxy", "wss_proxy"),
    *("requests_ca_bundle", "curl_ca_bundle", "ssl_cert_file", "ssl_cert_dir"),
    *("no_color", "force_color", "clicolor", "clicolor_force", "columns", "lines"),
    *("source_date_epoch", "language", "pythonwarnings"),
)


def forget_this_person() -> None:
    """Leave out of the environment, for this process and those it starts, what changes a program's ways."""
    for name in list(os.environ):
        if name not in _KEPT and (name.startswith(_SETTINGS) or name.lower() in _OTHERS):
            del os.environ[name]
    os.environ["VIDGEN_LANG"] = "vi"
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # several tests load piper before vidgen does


@pytest.fixture(autouse=True, scope="session")
def own_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """In all tests, settings, caches and voices are looked for in empty folders, whatever one takes away."""
    # As /tmp is: lists, registers and approvals are not looked for above it, whatever lies there.
    tmp_path_factory.getbasetemp().chmod(0o1777)
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        for name in ("CACHE", "CONFIG", "VOICES"):
            patch.setenv(f"VIDGEN_{name}", str(home / "vidgen" / name.lower()))
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        yield

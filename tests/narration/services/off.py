"""No test reaches a real service."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

NOWHERE = "http://127.0.0.1:9"  # the discard port: nothing listens


@pytest.fixture(autouse=True, scope="session")
def off_the_network() -> Iterator[None]:
    """No test reaches a real service, nor this person's keys. Import it to have it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HTTPS_PROXY", "https_proxy", "WSS_PROXY", "wss_proxy"):
            patch.setenv(name, NOWHERE)
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        patch.delenv("VIDGEN_FPT_KEY", raising=False)
        yield

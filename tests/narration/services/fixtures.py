"""Services on this machine in place of the real ones; the client libraries are the real ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.narration.services.edge import EdgeService
from tests.narration.services.fpt import KEY, FptAi
from tests.narration.services.google import Google
from vidgen.narration.service import fpt_client
from vidgen.narration.voices import engine

QUICK = {"limit": 30.0, "gap": 0.0, "pause": 0.01}


@contextmanager
def standing_in(name: str) -> Iterator[None]:
    """The service of an engine answers on this machine, and is called without long pauses."""
    with {"gtts": google_here, "edge": edge_here, "fpt": fpt_here}[name]():
        yield


@contextmanager
def google_here() -> Iterator[Google]:
    import gtts.tts

    service = Google()
    with service.running(), pytest.MonkeyPatch.context() as patch, _quick("gtts"):
        patch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": f"{service.url}/{path}")
        yield service


@contextmanager
def edge_here() -> Iterator[EdgeService]:
    import edge_tts.communicate

    service = EdgeService()
    with service.running(), pytest.MonkeyPatch.context() as patch, _quick("edge"):
        patch.setattr(edge_tts.communicate, "WSS_URL", service.url)
        patch.setattr(edge_tts.communicate.DRM, "clock_skew_seconds", 0.0)
        yield service


@contextmanager
def fpt_here() -> Iterator[FptAi]:
    service = FptAi()
    with service.running(), pytest.MonkeyPatch.context() as patch, _quick("fpt"):
        patch.setattr(fpt_client, "URL", f"{service.url}/hmi/tts/v5")
        patch.setattr(fpt_client, "FIRST_LOOK", 0.01)
        patch.setattr(fpt_client, "LONGEST_LOOK", 0.02)
        patch.setattr(fpt_client, "READY_WITHIN", 3.0)
        patch.setenv("VIDGEN_FPT_KEY", KEY)
        yield service


@contextmanager
def _quick(name: str) -> Iterator[None]:
    service = engine(name).service  # type: ignore[attr-defined]
    service.recover()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(service, "policy", replace(service.policy, **QUICK))
        yield
    service.recover()


@pytest.fixture
def google() -> Iterator[Google]:
    with google_here() as service:
        yield service


@pytest.fixture
def edge_service() -> Iterator[EdgeService]:
    with edge_here() as service:
        yield service


@pytest.fixture
def fpt_ai() -> Iterator[FptAi]:
    with fpt_here() as service:
        yield service

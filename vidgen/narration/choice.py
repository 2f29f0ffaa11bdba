"""Which engines a run may speak with: found out once, obeyed by everyone who works for the run.

A run settles on its engines before its first video, so that all of its videos have the same voice. An engine
that fails in the middle is ruled out for all that follows. What is known travels with the jobs of a batch as
a value: nobody who works for the run asks again, and no file has to be shared.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration import voices
from vidgen.scenario.model import Audience


@dataclass(frozen=True, slots=True)
class Choice:
    """What is known of engines; each as a brand lists it, ``engine`` or ``engine:voice``.

    Attributes:
        usable: those found ready, and reached where they need the network.
        ruled_out: ``(engine, reason)`` of those that are not, or that failed since.
    """

    usable: tuple[str, ...] = ()
    ruled_out: tuple[tuple[str, str], ...] = ()

    def examined(self, spec: str, *, offline: bool) -> tuple[str | None, Choice]:
        """Why an engine cannot be used, or None, and what is known then. Only what is new is tried."""
        reason = dict(self.ruled_out).get(spec)
        if reason is not None:
            return reason, self
        if offline and voices.needs_network(spec):  # a rule of this video, not a fact of the engine
            return _("cần mạng"), self
        if spec in self.usable:
            return None, self
        reason = voices.unusable(spec, offline=offline)
        if reason is None:
            return None, replace(self, usable=(*self.usable, spec))
        return reason, self.without(spec, reason)

    def without(self, spec: str, reason: str) -> Choice:
        """With an engine ruled out."""
        left = tuple(each for each in self.usable if each != spec)
        return Choice(left, (*(each for each in self.ruled_out if each[0] != spec), (spec, reason)))

    def joined(self, other: Choice) -> Choice:
        """With what another worker found out; a failure counts more than a success."""
        joined = replace(self, usable=tuple(dict.fromkeys((*self.usable, *other.usable))))
        for spec, reason in other.ruled_out:
            joined = joined.without(spec, reason)
        gone = {spec for spec, _reason in joined.ruled_out}
        return replace(joined, usable=tuple(spec for spec in joined.usable if spec not in gone))


def stays_here(offline: bool, audience: Audience = Audience.PUBLIC) -> bool:
    """Whether not a byte may leave this machine: as asked for, as set for the machine, or internal matter."""
    return offline or voices.kept_offline() or audience is Audience.INTERNAL


def reason_of(error: VoiceError) -> str:
    """What went wrong with an engine, for people, in a line."""
    return error.findings[0].message

"""Stills made from the same script as the film: two covers and the card that holds its facts.

A still is a `Shot` of one frame. Its layers whose names begin with ``unit`` are the unit's own; all else on a
cover is the same for every unit, has the key of the shot, and can be kept (see ``delivery/stills.py``).
"""

from __future__ import annotations

"""The card: the facts of a script on one still picture, typeset from the scenario for print and for sharing.

`content` picks what the video states, `layout` finds the largest type at which it fits on the fewest cards,
`panels` paints it, `card` puts header, panels and the unit's footer together.
"""

from __future__ import annotations

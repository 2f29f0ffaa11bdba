"""Where things stand on the canvas, in pixels of 1080×1920.

The safe box is the one common to ordinary posts on Facebook, TikTok, YouTube and Zalo; buttons and text of
the platform cover what lies outside (figures in ``delivery/platforms.yaml``).
"""

from __future__ import annotations

LEFT, TOP, RIGHT, BOTTOM = 84, 200, 948, 1500  # the safe box
CENTRE = (LEFT + RIGHT) // 2
CONTENT_WIDTH = RIGHT - LEFT
BRAND_Y = 206
HEAD_Y = 356  # first line of a scene's heading
FLOOR = 1222  # content ends here, above the captions
CAPTION_Y = 1250
LABEL_Y = 1452  # the AI label
EMBLEM = 84

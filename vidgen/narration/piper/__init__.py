"""Piper: models, their text and phonemes, times and measures."""

import os

# From 1.32 on, its engine gives each machine a number and tells its maker of every run, unless this is set
# before it is loaded; what is made here is nobody else's business.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

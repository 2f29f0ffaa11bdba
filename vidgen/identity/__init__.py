"""A brand shown and judged as a whole: on real scenes, in one picture, and as a list of what to mend."""

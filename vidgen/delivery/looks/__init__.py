"""How scenes look, measured on finished stills: sizes, contrast, places, and what lies over what.

`Looks` measures the scenes of a storyboard, each once; `judged` says what falls short.
"""

"""The papers of a lesson: handout, trainer's guide, role-play cards and slides, all from the same values.

`parts` says what a paper holds, the files with ``_text`` take it from the lesson, and one file per product
sets it: PDF through `setting`, `flow` and `pen`, Word through `docx_look`, slides through `pptx_look`.
"""

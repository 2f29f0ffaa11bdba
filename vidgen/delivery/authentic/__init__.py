"""Whose film this is and whether it is as it was made: tags, Content Credentials, a seal, and their reading.

Written in this order: tags say what the film is (`tags`, `source_mark`), Content Credentials are signed over
that (`credentials`), and the seal (`seal`) is laid over every byte of the finished file. Reading goes the
other way round (`examine`).
"""

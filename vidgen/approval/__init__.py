"""Who stands for a script: digests, keys, signed statements in a ledger, and what follows from them."""

"""The page over a batch: its cards, its looks and how it is sifted."""

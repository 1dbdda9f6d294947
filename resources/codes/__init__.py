"""What the carrier's codes mean: `generate` makes `carrier.json` of its published list and of `own_words`."""

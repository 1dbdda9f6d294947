"""One window a history: the first start holds the place, later ones hand it their errand."""

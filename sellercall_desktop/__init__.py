"""SellerCall Desktop: a click-to-dial window in which a voice AI holds the conversation."""

__version__ = "0.1.0"

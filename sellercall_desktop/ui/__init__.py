"""The window. Widgets hold no data; models show frozen values."""

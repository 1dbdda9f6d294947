"""The prompt: written, published, and its versions looked at."""

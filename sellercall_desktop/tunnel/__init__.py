"""The way from the internet to the public listener: one module a kind, one supervisor for all of them."""

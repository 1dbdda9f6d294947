"""The first start: connect the accounts, or try the demo."""

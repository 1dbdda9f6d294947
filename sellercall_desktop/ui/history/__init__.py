"""The call history: a window of rows over the store, filters, and one call's details."""

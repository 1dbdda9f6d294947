"""The loopback listener: the REST API that the old backend had, who may use it, and its token."""

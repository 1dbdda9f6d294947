"""SignalR hubs on the loopback listener: the log, and the calls, as the old backend told them."""

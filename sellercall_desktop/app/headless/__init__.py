"""The faces without a window: server, simulator, doctor, import."""

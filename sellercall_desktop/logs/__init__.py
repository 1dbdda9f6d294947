"""The log: one pipeline, redacted once, to console, file and window; and reports of crashes."""

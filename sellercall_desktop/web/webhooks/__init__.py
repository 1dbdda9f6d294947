"""The public listener: signed webhooks of the providers and a health nonce, nothing else."""

"""The secrets the program may hold. None of them is a setting; where they are kept is `credentials`'."""

from __future__ import annotations

from sellercall_desktop.core.secrets import SecretName


class Secret(SecretName):
    """Every one of them; the value is its name in the keyring."""

    TWILIO_ACCOUNT_SID = "twilio.account_sid"
    TWILIO_AUTH_TOKEN = "twilio.auth_token"  # noqa: S105 - a name, not a secret
    TWILIO_SECONDARY_TOKEN = "twilio.secondary_token"  # noqa: S105 - signs webhooks once promoted
    TWILIO_SHARED_KEY = "twilio.shared_key"  # signs webhooks where the account has made such a key
    TWILIO_API_KEY_SID = "twilio.api_key_sid"
    TWILIO_API_KEY_SECRET = "twilio.api_key_secret"  # noqa: S105
    ULTRAVOX_API_KEY = "ultravox.api_key"
    ULTRAVOX_WEBHOOK_SECRET = "ultravox.webhook_secret"  # noqa: S105
    ULTRAVOX_FORMER_SECRET = "ultravox.former_webhook_secret"  # noqa: S105 - of calls begun before a change
    WEB_TOKEN = "web.token"  # noqa: S105 - the bearer token of our own REST API
    NGROK_AUTHTOKEN = "ngrok.authtoken"
    CLOUDFLARED_TOKEN = "cloudflared.token"  # noqa: S105 - of a tunnel managed in Cloudflare's console
    SSH_KEY_PASSPHRASE = "ssh.key_passphrase"  # noqa: S105 - opens the key file of an SSH tunnel

"""Where news of a newer version is looked for. Nothing is ever installed by the program itself."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from sellercall_desktop.settings.declaring import QT_TRANSLATE_NOOP, SettingsSection


class UpdateSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The update check: off until an address and a key are given."""

    check: Annotated[
        bool,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Look for new versions"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Once a day, at the address below. You are told; nothing is installed by itself."
            ),
        ),
    ] = True
    manifest_url: Annotated[
        str,
        Meta(
            pattern=r"^(https://.+|http://(127\.0\.0\.1|localhost)[:/].*)?$",
            title=QT_TRANSLATE_NOOP("Settings", "Address of the version list"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Given by whoever supplies SellerCall to you; empty: nobody is asked."
            ),
        ),
    ] = ""
    public_key: Annotated[
        str,
        Meta(
            pattern=r"^([A-Za-z0-9+/]{43}=)?$",
            title=QT_TRANSLATE_NOOP("Settings", "Supplier's key"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Ed25519 public key in base64: a list signed by anybody else is not believed."
            ),
        ),
    ] = ""

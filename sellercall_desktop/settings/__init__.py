"""Every setting, declared once: key, type, bounds, default, label and help. No secret is a setting.

One TOML file, sections as tables; ``SELLERCALL_<SECTION>__<KEY>`` in the environment wins over it.
Labels and help are marked for translation here and translated where they are shown.
"""

from __future__ import annotations

import msgspec

from sellercall_desktop.settings.calling import CallSettings, TwilioSettings, UltravoxSettings
from sellercall_desktop.settings.declaring import QT_TRANSLATE_NOOP, Origin, Port
from sellercall_desktop.settings.edge import TunnelSettings, WebSettings
from sellercall_desktop.settings.editor import EditorSettings
from sellercall_desktop.settings.guard import GuardSettings
from sellercall_desktop.settings.hand_off import HandOffSettings
from sellercall_desktop.settings.law import LawSettings
from sellercall_desktop.settings.program import GeneralSettings, LogSettings, StoreSettings
from sellercall_desktop.settings.update import UpdateSettings
from sellercall_desktop.settings.voicemail import VoicemailSettings
from sellercall_desktop.settings.watches import WatchSettings
from sellercall_desktop.settings.wrap_up import WrapUpSettings

__all__ = [
    "QT_TRANSLATE_NOOP",
    "CallSettings",
    "EditorSettings",
    "GeneralSettings",
    "GuardSettings",
    "HandOffSettings",
    "LawSettings",
    "LogSettings",
    "Origin",
    "Port",
    "Settings",
    "StoreSettings",
    "TunnelSettings",
    "TwilioSettings",
    "UltravoxSettings",
    "UpdateSettings",
    "VoicemailSettings",
    "WatchSettings",
    "WebSettings",
    "WrapUpSettings",
]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings. Attribute path = TOML table and key, e.g. ``call.ring_timeout_s``."""

    general: GeneralSettings = GeneralSettings()
    twilio: TwilioSettings = TwilioSettings()
    ultravox: UltravoxSettings = UltravoxSettings()
    call: CallSettings = CallSettings()
    voicemail: VoicemailSettings = VoicemailSettings()
    hand_off: HandOffSettings = HandOffSettings()
    guard: GuardSettings = GuardSettings()
    law: LawSettings = LawSettings()
    watches: WatchSettings = WatchSettings()
    wrap_up: WrapUpSettings = WrapUpSettings()
    editor: EditorSettings = EditorSettings()
    web: WebSettings = WebSettings()
    tunnel: TunnelSettings = TunnelSettings()
    store: StoreSettings = StoreSettings()
    log: LogSettings = LogSettings()
    update: UpdateSettings = UpdateSettings()

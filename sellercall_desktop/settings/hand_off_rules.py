"""The settings as a hand-off wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.hand_off.policy import AfterDrop, HandOffPolicy
from sellercall_desktop.core.hand_off.words import back_sentences, hand_off_words
from sellercall_desktop.settings import webhook_paths as paths
from sellercall_desktop.settings.call_words import own_words

if TYPE_CHECKING:
    from sellercall_desktop.settings import Settings


def hand_off_policy(settings: Settings, language: str = "") -> HandOffPolicy:
    """As it is now, for a call of this language (BCP 47; empty: the installation's).

    Public addresses only where the public address is known.
    """
    hand_off, language = settings.hand_off, language or settings.ultravox.language_hint
    usual, public = hand_off_words(language), settings.web.public_url.rstrip("/")

    def address(path: str) -> str | None:
        return public + path if public else None

    def own(chosen: str) -> str:
        return own_words(settings, chosen.strip(), language)

    return HandOffPolicy(
        language=language,
        seller_number=hand_off.own_telephone,
        seller_name=hand_off.own_name.strip(),
        ring_s=hand_off.ring_s,
        after_drop=AfterDrop(hand_off.after_drop),
        told=own(hand_off.told) or usual.told,
        announced=own(hand_off.announced) or usual.announced,
        back=back_sentences(own(hand_off.back), language),
        press_key=own(hand_off.press_key) or usual.press_key,
        status_url=address(paths.PERSON_STATUS),
        key_url=address(paths.PERSON_KEY),
        events_url=address(paths.CONFERENCE_EVENTS),
        tones_url=address(paths.TONES),
    )

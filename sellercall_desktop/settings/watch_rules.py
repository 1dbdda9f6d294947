"""The settings as the watches want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.steering.disclosure import Accepted
from sellercall_desktop.core.steering.sentences import Occasion, words_for
from sellercall_desktop.core.steering.silence_guard import OnSilence, SilenceRule
from sellercall_desktop.settings.call_words import own_words

if TYPE_CHECKING:
    from sellercall_desktop.settings import Settings


def silence_rule(settings: Settings) -> SilenceRule:
    """What the no-speech guard does, and when."""
    watches = settings.watches
    return SilenceRule(OnSilence(watches.on_silence), watches.silence_warn_s, watches.silence_end_s)


def sentence(settings: Settings, occasion: Occasion, language: str) -> str:
    """What the AI is made to say for this in a call of this language (BCP 47)."""
    watches = settings.watches
    chosen = {
        Occasion.AI: watches.sentence_ai,
        Occasion.RECORDING: watches.sentence_recording,
        Occasion.WAY_OUT: watches.sentence_way_out,
        Occasion.SCREENING: watches.screening_words,
    }[occasion]
    return words_for(occasion, language, own_words(settings, chosen, language))


def accepted_wordings(settings: Settings, language: str) -> Accepted:
    """This installation's own, and its sentences in calls of this language: what is forced has been said."""
    watches = settings.watches

    def wordings(listed: str, occasion: Occasion) -> tuple[str, ...]:
        own = (each.strip() for each in listed.split("|"))
        return (*filter(None, own), sentence(settings, occasion, language))

    return Accepted(
        wordings(watches.accepted_ai, Occasion.AI),
        wordings(watches.accepted_recording, Occasion.RECORDING),
        wordings(watches.accepted_way_out, Occasion.WAY_OUT),
    )

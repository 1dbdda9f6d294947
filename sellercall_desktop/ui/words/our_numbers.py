"""What went wrong with a number of the account, in words. Texts are translated where they are shown."""

from __future__ import annotations

from sellercall_desktop.core.errors import NumberEditedError, NumberGoneError, OtherAccountError
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.provider_codes import Words

NOTHING_CHANGED = QT_TRANSLATE_NOOP("Numbers", "Nothing was changed.")

NUMBER_ERRORS: dict[type[BaseException], Words] = {
    NumberEditedError: Words(
        NOTHING_CHANGED,
        QT_TRANSLATE_NOOP("Numbers", "Somebody has changed the number since it was shown."),
        QT_TRANSLATE_NOOP("Numbers", "Look at what it points to now, and decide again."),
    ),
    NumberGoneError: Words(
        NOTHING_CHANGED,
        QT_TRANSLATE_NOOP("Numbers", "The Twilio account has this number no more."),
        QT_TRANSLATE_NOOP("Numbers", "Choose another number."),
    ),
    OtherAccountError: Words(
        NOTHING_CHANGED,
        QT_TRANSLATE_NOOP("Numbers", "The number belongs to another Twilio account."),
        QT_TRANSLATE_NOOP("Numbers", "Connect that account to change it."),
    ),
}

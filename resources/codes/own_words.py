"""The codes that calls really meet, in our own short words: meaning, cause, remedy, in English and Spanish.

Several codes share their words where a person would do the same about them.
"""

from __future__ import annotations

from resources.codes.of_accounts import OF_ACCOUNTS, Words
from resources.codes.of_the_line import OF_THE_LINE

OWN_WORDS: dict[int, tuple[Words, Words]] = {
    code: (english, spanish) for codes, english, spanish in (*OF_ACCOUNTS, *OF_THE_LINE) for code in codes
}
"""By code: in English and in Spanish."""

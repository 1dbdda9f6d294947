"""The meanings of the carrier's codes are those that the generator makes of Twilio's published list."""

import json

from resources.codes.generate import LIST, PLACE, generated
from resources.codes.own_words import OWN_WORDS


def test_the_resource_is_what_the_generator_makes(contracts):
    listed = json.loads((contracts / LIST).read_text(encoding="utf-8"))
    assert PLACE.read_text(encoding="utf-8") == generated(listed)


def test_codes_that_calls_meet_are_told_in_both_languages_and_all_in_short_sentences():
    codes = json.loads(PLACE.read_text(encoding="utf-8"))
    assert len(OWN_WORDS) >= 60
    for code, words in codes.items():
        assert all(len(told) == 3 and told[0] for told in words.values()), code
        assert all(len(text) <= 170 for told in words.values() for text in told), code
    both = [code for code, words in codes.items() if all(words.get("es", ("",)))]
    assert sorted(both, key=int) == [str(code) for code in sorted(OWN_WORDS)]

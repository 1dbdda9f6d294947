"""Fields read out of a conversation, as REST tells of them."""

from datetime import timedelta

from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import Speaker, TurnSpoken
from sellercall_desktop.core.calls.written_facts import FieldJudged, FieldState
from tests.web.web_support import NOON, CallsInMemory, open_house, outgoing_call


def call_of(*texts, judged=()):
    turns = (
        TurnSpoken(NOON + timedelta(seconds=n), n, Speaker.CUSTOMER, text) for n, text in enumerate(texts)
    )
    return advance_all(outgoing_call(), (*turns, *judged))


async def fields_shown(tmp_path, call):
    async with open_house(tmp_path, calls=CallsInMemory([call])) as house:
        answer = await house.local("GET", f"/api/llamada/{call.carrier_call_id}")
        assert answer.status_code == 200
        return answer.json()["fields"]


async def test_each_field_tells_its_turn_its_words_and_its_state(tmp_path):
    said = ("Aló, me llamo Ana Ruiz.", "ana punto ruiz arroba gmail punto com", "tengo dos millones y medio")
    corrected = FieldJudged(NOON, "rosa", "name", FieldState.CORRECTED, "Anna Ruiz", 0)
    rejected = FieldJudged(NOON, "rosa", "amount", FieldState.REJECTED, "2500000", 2)
    shown = await fields_shown(tmp_path, call_of(*said, judged=(corrected, rejected)))
    assert shown == [
        {
            "field": "email",
            "value": "ana.ruiz@gmail.com",
            "state": "read",
            "turn": 1,
            "words": "ana punto ruiz arroba gmail punto com",
            "doubts": [],
            "by": "",
        },
        {
            "field": "name",
            "value": "Anna Ruiz",
            "state": "corrected",
            "turn": 0,
            "words": "Ana Ruiz",
            "doubts": [],
            "by": "rosa",
        },
    ]


async def test_what_was_taken_for_granted_is_told(tmp_path):
    (shown,) = await fields_shown(tmp_path, call_of("llámeme mañana a las tres"))
    assert (shown["field"], shown["words"]) == ("datetime", "mañana a las tres")
    assert shown["doubts"] == ["afternoon_assumed"]


async def test_a_conversation_without_values_has_no_fields(tmp_path):
    assert await fields_shown(tmp_path, call_of("¿Quién habla?", "No, gracias.")) == []

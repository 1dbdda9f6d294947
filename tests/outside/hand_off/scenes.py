"""What a seller does with a call, step by step over REST. A scene ends early where the program is struck."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.outside.hand_off.desk import UNDER_WAY, GoneError, becomes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.outside.hand_off.desk import Desk

STEP_WITHIN_S = 30.0  # to the next state of a scene


class Played:
    """One call and what was wanted for it."""

    def __init__(self, desk: Desk, dice: Random, number: str, hers: str, new_number) -> None:
        """`new_number` gives the number of a telephone that behaves as asked, by the name of it."""
        self.desk, self.dice, self.number, self.hers = desk, dice, number, hers
        self.sid = ""
        self.wanted: dict[str, int] = {number: 1}  # how often each telephone may ring
        self._new_number = new_number
        self.has_person = False

    # --- acts ------------------------------------------------------------------------------------

    async def wants(self, mode: str, colleague: str = "person") -> str:
        """Ask for a hand-off; its id."""
        to = "me" if mode == "takeover" else self._new_number(colleague)
        rung = [self.hers] if mode == "takeover" else [to]
        if mode == "announced" and not self.has_person:
            rung.append(self.hers)
        for each in rung:
            self.wanted[each] = self.wanted.get(each, 0) + 1
        wish = {"to": to, "mode": mode} | ({} if mode == "takeover" else {"name": "Luis"})
        answer = await self.desk.ask("POST", f"{self.sid}/handoff", wish)
        if answer.status_code != 202:
            raise GoneError(f"handoff: {answer.status_code} {answer.text[:200]}")
        return answer.json()["handoffId"]

    async def act(self, path: str, document: object = None) -> None:
        """What is refused, because somebody left meanwhile, changes nothing."""
        await self.desk.ask("POST", f"{self.sid}/{path}", document)

    async def reaches(self, hand_off_id: str, *states: str, partner: str = "") -> None:
        """Raises `GoneError`: it came to another end, or to none in time."""

        async def there() -> bool:
            state, talks = await self.desk.talks_with(self.sid, hand_off_id)
            if state in states or (partner and talks == partner):
                return True
            if state not in {*UNDER_WAY, "joined"}:
                raise GoneError(f"{state} instead of {states or partner}")
            return False

        if not await becomes(there, STEP_WITHIN_S):
            raise GoneError(f"not {states or partner} in time")

    def hangs_up(self, number: str) -> None:
        """Whoever has this telephone puts it down."""
        legs = [leg for leg in self.desk.simulator.legs.values() if leg.to == number and not leg.over]
        for leg in legs:
            leg.customer.hang_up()


async def take_over(one: Played) -> str:
    hand_off_id = await one.wants("takeover")
    await one.reaches(hand_off_id, "announced")
    await one.act(f"handoff/{hand_off_id}/confirm")
    await one.reaches(hand_off_id, partner="Ana")
    one.has_person = True
    return hand_off_id


async def take_over_and_give_back(one: Played) -> None:
    hand_off_id = await take_over(one)
    await one.act("giveback", {"note": "Diez por ciento"})
    one.has_person = False
    await one.reaches(hand_off_id, "given_back")


async def take_over_and_drop(one: Played) -> None:
    hand_off_id = await take_over(one)
    one.hangs_up(one.hers)
    one.has_person = False
    await one.reaches(hand_off_id, "given_back")


async def hand_on_blindly(one: Played) -> None:
    await one.reaches(await one.wants("blind"), partner="Luis")


async def take_over_and_hand_on_blindly(one: Played) -> None:
    await take_over(one)
    await one.reaches(await one.wants("blind"), partner="Luis")


async def announce_from_the_ai(one: Played) -> None:
    hand_off_id = await one.wants("announced")
    await one.reaches(hand_off_id, "announced")
    await one.act(f"handoff/{hand_off_id}/confirm")
    await one.reaches(hand_off_id, partner="Luis")


async def take_over_and_announce(one: Played) -> None:
    await take_over(one)
    await announce_from_the_ai(one)


async def nobody_comes(one: Played) -> None:
    if one.dice.random() < 0.4:
        await take_over(one)
    colleague = one.dice.choice(("person_declines", "person_busy", "person_does_not_answer"))
    mode = one.dice.choice(("blind", "announced"))
    await one.reaches(await one.wants(mode, colleague), "declined", "unanswered")


async def a_voicemail_answers(one: Played) -> None:
    if one.dice.random() < 0.4:
        await take_over(one)
    await one.reaches(await one.wants("blind", "person_voicemail"), "unanswered", "joined")


async def called_off(one: Played) -> None:
    hand_off_id = await one.wants("takeover")
    await one.reaches(hand_off_id, one.dice.choice(("ringing", "announced")))
    await one.act(f"handoff/{hand_off_id}/cancel")
    await one.reaches(hand_off_id, "cancelled")


async def hold_and_mute(one: Played) -> None:
    await take_over(one)
    for path in ("hold", "mute"):
        for on in (True, False):
            await one.act(path, {"on": on})


async def a_colleague_drops(one: Played) -> None:
    colleague = one.dice.choice(("blind", "announced"))
    hand_off_id = await one.wants(colleague, "person_drops")
    if colleague == "announced":
        await one.reaches(hand_off_id, "announced")
        await one.act(f"handoff/{hand_off_id}/confirm")
    await one.reaches(hand_off_id, "given_back", "unanswered", "declined")


if TYPE_CHECKING:
    Scene = Callable[[Played], Awaitable[object]]

SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        take_over_and_give_back,
        take_over_and_drop,
        hand_on_blindly,
        take_over_and_hand_on_blindly,
        announce_from_the_ai,
        take_over_and_announce,
        nobody_comes,
        a_voicemail_answers,
        called_off,
        hold_and_mute,
        a_colleague_drops,
    )
}
TWO_AT_ONCE, CUSTOMER_HANGS_UP = "two_at_once", "customer_hangs_up"
WHOLE = (*SCENES, TWO_AT_ONCE, CUSTOMER_HANGS_UP)
FOR_A_SECOND_CALL = ("hand_on_blindly", "nobody_comes", "a_voicemail_answers")
"""Her own telephone can be with one customer at a time."""

"""The statements that results are counted by: attempts of campaigns and calls by hand as one list, by groups.

As text, because both databases are told the same, but for their JSON and their rounding. Nothing but words of
our own is written into them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.remarks import Remark
from sellercall_desktop.core.campaigns.campaign import RowOutcome
from sellercall_desktop.core.campaigns.results import BY_HAND, OVER_TIME, Grouping
from sellercall_desktop.core.campaigns.results_counted import DAYS_OF_A_VERSION
from sellercall_desktop.core.phone.zone_areas import AREAS
from sellercall_desktop.core.phone.zone_countries import SEVERAL_CLOCKS
from sellercall_desktop.store.calls.criteria import ENDED
from sellercall_desktop.store.contacts.rows import NUMBER
from sellercall_desktop.store.database.migrations.m0028_open_wishes import bit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import TextClause

    from sellercall_desktop.core.campaigns.results import ResultsQuery
    from sellercall_desktop.store.campaigns.clocks import ZoneClocks

CITY_NAMES = ("city", "ciudad", "cidade", "municipio", "localidad")
"""Under which variable a contact's city is kept, in small letters."""
BEGINNING = 8
"""Letters of a number, with the +, by which its area is known where a country has several clocks."""
_TALKED = (CallResult.TALKED, CallResult.CUT_OFF, CallResult.AI_BROKE_OFF)
_PICKED_UP = (*_TALKED, CallResult.NO_AI, CallResult.HUNG_UP_EARLY)
_AI_WAS_THERE = (*_TALKED, CallResult.HUNG_UP_EARLY, CallResult.VOICEMAIL)
_REACHED = (RowOutcome.REACHED, RowOutcome.CALLBACK, RowOutcome.OPTED_OUT)


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


class _Dialect(NamedTuple):
    listed: str  # the texts of a list that is a parameter, as JSON
    variables: str  # the variables of a contact `p` as rows `v`
    name: str  # of one
    value: str
    up: str  # a number without a fraction, not smaller


_DIALECTS = {
    "sqlite": _Dialect(
        "SELECT value FROM json_each(:{0})",
        "json_each(CASE WHEN json_valid(p.data) THEN p.data ELSE '{}' END, '$.variables') v",
        "json_extract(v.value, '$[0]')",
        "json_extract(v.value, '$[1]')",
        "(CAST({0} AS INTEGER) + ({0} > CAST({0} AS INTEGER)))",
    ),
    "postgresql": _Dialect(
        "SELECT json_array_elements_text(CAST(CAST(:{0} AS TEXT) AS JSON))",
        "LATERAL json_array_elements(CAST(p.data AS JSON)->'variables') AS each(v)",
        "v->>0",
        "v->>1",
        "CAST(ceil({0}) AS BIGINT)",
    ),
}
_PLAIN_KEYS = {
    Grouping.PROMPT_VERSION: "b.prompt_version",
    Grouping.SELLER: "NULLIF(b.seller, '')",
    Grouping.CAMPAIGN: "b.campaign",
    Grouping.DISPOSITION: "b.disposition",
}
BY_CLOCK = frozenset({Grouping.HOUR, Grouping.WEEKDAY, Grouping.CITY})
"""What must be told which clock a number goes by; `OVER_TIME`, how this computer's stood."""
_HANDS_CLOCK = (
    f"CASE WHEN c.country IN ({_words(sorted({*AREAS, *SEVERAL_CLOCKS}))})"
    f" THEN substr(c.number, 1, {BEGINNING}) ELSE c.country END"
)
_IS_BY_HAND = f"c.row BETWEEN :begin AND :end AND c.direction = '{Direction.OUTBOUND.value}'"
_OF_CALL = f"""c.row AS call_row, c.state, c.duration, c.prompt_version, c.cost, c.disposition,
    CASE WHEN c.remarks & {bit(Remark.HANDED_OFF.value)} <> 0 THEN 1 ELSE 0 END AS handed"""
_BY_RATE = "(cost IS NOT NULL OR foreseen = 0)"
"""Of the attempts that are not counted as they looked when they ended."""
_HEARD_A_MACHINE = """EXISTS (SELECT 1 FROM journal j WHERE j.call_row = c.row AND j.kind = 'WatchSaw'
    AND j.payload LIKE '%"watch":"machine"%'
    AND (j.payload LIKE '%"verdict":"voicemail"%' OR j.payload LIKE '%"verdict":"full"%'))
    AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.call_row = c.row AND j.kind = 'WatchSaw'
    AND j.payload LIKE '%"watch":"machine"%' AND j.payload LIKE '%"verdict":"person"%')"""


def _city(dialect: _Dialect, contacts: str, which: str) -> str:
    return f"""(SELECT NULLIF(trim({dialect.value}), '') FROM {contacts}, {dialect.variables}
        WHERE {which} AND lower({dialect.name}) IN ({_words(CITY_NAMES)}) LIMIT 1)"""  # noqa: S608 - ours


def _of_campaigns(dialect: _Dialect, grouping: Grouping, *, one: bool, without: bool) -> str:
    of_row = _city(dialect, "contacts p", "p.id = r.contact_id") if grouping is Grouping.CITY else "NULL"
    only = "AND k.id = :campaign" if one else ""
    if without:
        only += f" AND k.id NOT IN ({dialect.listed.format('without')})"
    return f"""SELECT a.begun_us AS at_us, a.same AS number, r.clock, {of_row} AS city, a.seller,
        k.id AS campaign, a.outcome, a.cost_millionths AS foreseen, {_OF_CALL}
        FROM campaign_attempts a JOIN campaigns k ON k.key = a.campaign
        LEFT JOIN campaign_rows r ON r.row = a.campaign_row LEFT JOIN calls c ON c.id = a.call_id
        WHERE a.ended_us IS NOT NULL AND a.begun_us BETWEEN :begin AND :end {only}"""  # noqa: S608 - ours


def _by_hand(dialect: _Dialect, grouping: Grouping) -> str:
    contacts = "contact_keys q JOIN contacts p ON p.row = q.contact_row"
    of_number = _city(dialect, contacts, f"q.key = '{NUMBER}' || c.number AND p.gone = 0")
    return f"""SELECT c.created_us AS at_us, c.number, {_HANDS_CLOCK} AS clock,
        {of_number if grouping is Grouping.CITY else "NULL"} AS city, NULL AS seller,
        '{BY_HAND}' AS campaign,
        CASE WHEN c.state IN ({_words(_TALKED)}) AND {_HEARD_A_MACHINE}
        THEN '{RowOutcome.VOICEMAIL.value}' ELSE '' END AS outcome, 0 AS foreseen, {_OF_CALL}
        FROM calls c WHERE {_IS_BY_HAND} AND c.state IN ({_words(sorted(ENDED))})
        AND NOT EXISTS (SELECT 1 FROM campaign_attempts a WHERE a.call_id = c.id)"""  # noqa: S608 - ours


def _whether(states: Iterable[CallResult]) -> str:
    """1 where the call came to one of these and no mailbox took it, by its row alone where it is gone."""
    return f"""CASE WHEN b.outcome = '{RowOutcome.VOICEMAIL.value}' THEN 0
        WHEN b.state IN ({_words(states)}) THEN 1
        WHEN b.state IS NULL AND b.outcome IN ({_words(_REACHED)}) THEN 1 ELSE 0 END"""


class Statements:
    """The statements of one question."""

    def __init__(
        self, dialect: str, grouping: Grouping, query: ResultsQuery, zones: Sequence[ZoneClocks] = ()
    ) -> None:
        """`zones`: which clocks go by them, for what is grouped `BY_CLOCK`; `OVER_TIME`: the one of here."""
        self._dialect, self._grouping, self._zones = _DIALECTS[dialect], grouping, zones
        self._without, campaign, parts = query.without, query.campaign_id, []
        if campaign != BY_HAND:
            one, without = campaign is not None, bool(query.without)
            parts.append(_of_campaigns(self._dialect, grouping, one=one, without=without))
        if campaign in {None, BY_HAND}:
            parts.append(_by_hand(self._dialect, grouping))
        self._version = query.prompt_version
        only = "WHERE b.prompt_version = :version" if self._version is not None else ""
        self._told = f"""WITH base AS ({" UNION ALL ".join(parts)}), told AS (SELECT {self._key()} AS grp,
            {_whether(_PICKED_UP)} AS answered, {_whether(_TALKED)} AS talk, b.* FROM base b {only})"""  # noqa: S608

    @property
    def parameters(self) -> dict[str, str | int]:
        """What they must be given besides: the clocks of each zone, and what is left out."""
        without = {"without": json.dumps(self._without)} if self._without else {}
        clocks = {} if self._grouping in OVER_TIME else dict(enumerate(self._zones))
        version = {"version": self._version} if self._version is not None else {}
        return {**{f"zone{at}": json.dumps(zone.clocks) for at, zone in clocks.items()}, **without, **version}

    def figures(self) -> TextClause:
        """Sums by group and disposition."""
        paid_for = _words((*_PICKED_UP, CallResult.VOICEMAIL))
        was_there = f"handed = 0 AND duration > 0 AND state IN ({_words(_AI_WAS_THERE)})"
        steps = self._dialect.up.format("(duration / :step)")
        return text(f"""{self._told}
            SELECT grp, disposition, count(*) AS attempts, sum(answered) AS answered, sum(talk) AS talks,
            sum(CASE WHEN talk = 1 AND duration IS NOT NULL THEN 1 ELSE 0 END) AS timed,
            sum(CASE WHEN talk = 1 THEN duration END) AS seconds, sum(cost) AS charged,
            sum(CASE WHEN cost IS NULL THEN foreseen ELSE 0 END) AS foreseen, sum(handed) AS handed,
            sum(CASE WHEN {_BY_RATE} AND {was_there} THEN {steps} ELSE 0 END) AS ai_steps,
            sum(CASE WHEN cost IS NULL AND state IN ({paid_for}) THEN 1 ELSE 0 END) AS unpriced
            FROM told GROUP BY grp, disposition""")  # noqa: S608 - ours

    def persons(self) -> TextClause:
        """Different numbers, and how many of them answered: by group, and (`of_all`) of all together."""
        return text(f"""{self._told}, persons AS MATERIALIZED (
            SELECT grp, number, max(answered) AS reached FROM told WHERE number <> '' GROUP BY grp, number)
            SELECT 0 AS of_all, grp, count(*) AS contacts, sum(reached) AS reached FROM persons GROUP BY grp
            UNION ALL SELECT 1, NULL, count(*), sum(reached)
            FROM (SELECT max(reached) AS reached FROM persons GROUP BY number) AS once""")  # noqa: S608

    def handed(self) -> TextClause:
        """Calls that were handed off, with their group; `by_rate`: the AI's part is in no other sum."""
        return text(f"""{self._told}
            SELECT grp, call_row, talk, CASE WHEN {_BY_RATE} THEN 1 ELSE 0 END AS by_rate
            FROM told WHERE handed = 1 ORDER BY call_row""")  # noqa: S608 - ours

    def _key(self) -> str:
        if self._grouping in _PLAIN_KEYS:
            return _PLAIN_KEYS[self._grouping]
        if self._grouping in OVER_TIME:
            day = f"((b.at_us + {_shift(self._zones[0])}) / 86400000000)"
            if self._grouping is Grouping.VERSION_WEEK:
                day = f"(({day} + 3) / 7 * 7 - 3)"  # the first day of 1970 was a Thursday
            return f"b.prompt_version * {DAYS_OF_A_VERSION} + {day}"
        if self._grouping is Grouping.CITY:
            names = [f"'{each.zone}'" for each in self._zones]
            return f"COALESCE(b.city, {self._by_zone(names)})"
        local = f"(b.at_us + {self._by_zone([_shift(each) for each in self._zones])})"
        if self._grouping is Grouping.HOUR:
            return f"{local} / 3600000000 % 24"
        return f"({local} / 86400000000 + 3) % 7 + 1"  # the first day of 1970 was a Thursday

    def _by_zone(self, values: Sequence[str]) -> str:
        """One of them for each zone. A list is looked up in as in an index; a join would walk it."""
        if not values:
            return "NULL"
        listed = (self._dialect.listed.format(f"zone{at}") for at in range(len(values)))
        cases = (f"WHEN b.clock IN ({one}) THEN {value}" for one, value in zip(listed, values, strict=True))
        return f"CASE {' '.join(cases)} END"


def _shift(zone: ZoneClocks) -> str:
    *before, (_, last) = zone.shifts
    if not before:
        return str(last)
    cases = " ".join(f"WHEN b.at_us < {until} THEN {shift}" for until, shift in before)
    return f"CASE {cases} ELSE {last} END"


def beginnings() -> TextClause:
    """The clocks of calls by hand: a country, or the beginning of numbers; with one number of each."""
    return text(
        f"SELECT {_HANDS_CLOCK} AS clock, min(c.number) AS number FROM calls c"  # noqa: S608 - ours
        f" WHERE {_IS_BY_HAND} GROUP BY 1"
    )


def groups_of_hours(*, one: bool) -> TextClause:
    """The clocks of campaigns' rows."""
    only = " JOIN campaigns k ON k.key = h.campaign WHERE k.id = :campaign" if one else ""
    return text(f"SELECT DISTINCT h.clock FROM campaign_clocks h{only}")  # noqa: S608 - ours


SPAN = text(
    "SELECT min(at_us) AS first, max(at_us) AS last FROM ("
    "SELECT min(begun_us) AS at_us FROM campaign_attempts"
    " UNION ALL SELECT max(begun_us) FROM campaign_attempts"
    " UNION ALL SELECT min(row) FROM calls UNION ALL SELECT max(row) FROM calls) AS ends"
)
NEWEST_PRICE = text(
    "SELECT d.data FROM calls c JOIN call_details d ON d.row = c.row"
    " WHERE c.cost IS NOT NULL ORDER BY c.row DESC LIMIT 1"
)

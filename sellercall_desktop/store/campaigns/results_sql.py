"""The statements that results are counted by: attempts of campaigns and calls by hand as one list, by groups.

As text, because both databases are told the same, but for their JSON and their rounding. Nothing but words of
our own is written into them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.remarks import Remark
from sellercall_desktop.core.campaigns.campaign import RowOutcome
from sellercall_desktop.core.campaigns.results import BY_HAND, Grouping
from sellercall_desktop.core.phone.zone_areas import AREAS
from sellercall_desktop.core.phone.zone_countries import SEVERAL_CLOCKS
from sellercall_desktop.store.calls.criteria import ENDED
from sellercall_desktop.store.contacts.rows import NUMBER
from sellercall_desktop.store.database.migrations.m0014_hand_offs import bit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import TextClause

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
    clocks: str  # the rows of :clocks, a list of lists as JSON
    variables: str  # the variables of a contact `p` as rows `v`
    name: str  # of one
    value: str
    up: str  # a number without a fraction, not smaller


_DIALECTS = {
    "sqlite": _Dialect(
        """SELECT json_extract(value, '$[0]') AS clock, json_extract(value, '$[1]') AS from_us,
        json_extract(value, '$[2]') AS until_us, json_extract(value, '$[3]') AS shift_us,
        json_extract(value, '$[4]') AS zone FROM json_each(:clocks)""",
        "json_each(CASE WHEN json_valid(p.data) THEN p.data ELSE '{}' END, '$.variables') v",
        "json_extract(v.value, '$[0]')",
        "json_extract(v.value, '$[1]')",
        "(CAST({0} AS INTEGER) + ({0} > CAST({0} AS INTEGER)))",
    ),
    "postgresql": _Dialect(
        """SELECT v->>0 AS clock, CAST(v->>1 AS BIGINT) AS from_us, CAST(v->>2 AS BIGINT) AS until_us,
        CAST(v->>3 AS BIGINT) AS shift_us, v->>4 AS zone
        FROM json_array_elements(CAST(CAST(:clocks AS TEXT) AS JSON)) AS each(v)""",
        "LATERAL json_array_elements(CAST(p.data AS JSON)->'variables') AS each(v)",
        "v->>0",
        "v->>1",
        "CAST(ceil({0}) AS BIGINT)",
    ),
}

_LOCAL = "(b.at_us + z.shift_us)"
_KEYS = {
    Grouping.HOUR: f"{_LOCAL} / 3600000000 % 24",
    Grouping.WEEKDAY: f"({_LOCAL} / 86400000000 + 3) % 7 + 1",  # the first day of 1970 was a Thursday
    Grouping.CITY: "COALESCE(b.city, z.zone)",
    Grouping.PROMPT_VERSION: "b.prompt_version",
    Grouping.SELLER: "NULLIF(b.seller, '')",
    Grouping.CAMPAIGN: "b.campaign",
    Grouping.DISPOSITION: "b.disposition",
}
BY_CLOCK = frozenset({Grouping.HOUR, Grouping.WEEKDAY, Grouping.CITY})
"""What must be told which clock a number goes by."""
_HANDS_CLOCK = (
    f"CASE WHEN c.country IN ({_words(sorted({*AREAS, *SEVERAL_CLOCKS}))})"
    f" THEN substr(c.number, 1, {BEGINNING}) ELSE c.country END"
)
_IS_BY_HAND = f"c.row BETWEEN :begin AND :end AND c.direction = '{Direction.OUTBOUND.value}'"
_OF_CALL = f"""c.row AS call_row, c.state, c.duration, c.prompt_version, c.cost, c.disposition,
    CASE WHEN c.remarks & {bit(Remark.HANDED_OFF.value)} <> 0 THEN 1 ELSE 0 END AS handed"""
_HEARD_A_MACHINE = """EXISTS (SELECT 1 FROM journal j WHERE j.call_row = c.row AND j.kind = 'WatchSaw'
    AND j.payload LIKE '%"watch":"machine"%'
    AND (j.payload LIKE '%"verdict":"voicemail"%' OR j.payload LIKE '%"verdict":"full"%'))"""


def _city(dialect: _Dialect, contacts: str, which: str) -> str:
    return f"""(SELECT NULLIF(trim({dialect.value}), '') FROM {contacts}, {dialect.variables}
        WHERE {which} AND lower({dialect.name}) IN ({_words(CITY_NAMES)}) LIMIT 1)"""  # noqa: S608 - ours


def _of_campaigns(dialect: _Dialect, grouping: Grouping, *, one: bool) -> str:
    of_row = _city(dialect, "contacts p", "p.id = r.contact_id") if grouping is Grouping.CITY else "NULL"
    only = "AND k.id = :campaign" if one else ""
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


def _told(dialect_name: str, grouping: Grouping, campaign: str | None) -> str:
    """The common beginning: every attempt with its group `grp`, and what it counts as."""
    dialect = _DIALECTS[dialect_name]
    parts = []
    if campaign != BY_HAND:
        parts.append(_of_campaigns(dialect, grouping, one=campaign is not None))
    if campaign in {None, BY_HAND}:
        parts.append(_by_hand(dialect, grouping))
    by_clock, begin, join = grouping in BY_CLOCK, "", ""
    if by_clock:
        begin = f"clocks AS MATERIALIZED ({dialect.clocks}), "
        join = "LEFT JOIN clocks z ON z.clock = b.clock AND b.at_us >= z.from_us AND b.at_us < z.until_us"
    return f"""WITH {begin}base AS ({" UNION ALL ".join(parts)}), told AS (SELECT {_KEYS[grouping]} AS grp,
        {_whether(_PICKED_UP)} AS answered, {_whether(_TALKED)} AS talk, b.* FROM base b {join})"""  # noqa: S608


def figures(dialect_name: str, grouping: Grouping, campaign: str | None) -> TextClause:
    """Sums by group and disposition."""
    paid_for = _words((*_PICKED_UP, CallResult.VOICEMAIL))
    by_rate = f"(cost IS NOT NULL OR foreseen = 0) AND handed = 0 AND state IN ({_words(_AI_WAS_THERE)})"
    steps = _DIALECTS[dialect_name].up.format("(duration / :step)")
    return text(f"""{_told(dialect_name, grouping, campaign)}
        SELECT grp, disposition, count(*) AS attempts, sum(answered) AS answered, sum(talk) AS talks,
        sum(CASE WHEN talk = 1 AND duration IS NOT NULL THEN 1 ELSE 0 END) AS timed,
        sum(CASE WHEN talk = 1 THEN duration END) AS seconds, sum(cost) AS charged,
        sum(CASE WHEN cost IS NULL THEN foreseen ELSE 0 END) AS foreseen,
        sum(CASE WHEN {by_rate} AND duration > 0 THEN {steps} ELSE 0 END) AS ai_steps,
        sum(CASE WHEN cost IS NULL AND state IN ({paid_for}) THEN 1 ELSE 0 END) AS unpriced
        FROM told GROUP BY grp, disposition""")  # noqa: S608 - ours


def persons(dialect_name: str, grouping: Grouping, campaign: str | None) -> TextClause:
    """Different numbers, and how many of them answered: by group, and (`of_all`) of all together."""
    return text(f"""{_told(dialect_name, grouping, campaign)}, persons AS MATERIALIZED (
        SELECT grp, number, max(answered) AS reached FROM told WHERE number <> '' GROUP BY grp, number)
        SELECT 0 AS of_all, grp, count(*) AS contacts, sum(reached) AS reached FROM persons GROUP BY grp
        UNION ALL SELECT 1, NULL, count(*), sum(reached)
        FROM (SELECT max(reached) AS reached FROM persons GROUP BY number) AS once""")  # noqa: S608 - ours


def handed(dialect_name: str, grouping: Grouping, campaign: str | None) -> TextClause:
    """Talks that were handed off, with their group; `by_rate`: the AI's part is not in another sum."""
    return text(f"""{_told(dialect_name, grouping, campaign)}
        SELECT grp, call_row, talk, CASE WHEN cost IS NOT NULL OR foreseen = 0 THEN 1 ELSE 0 END AS by_rate
        FROM told WHERE handed = 1 ORDER BY call_row""")  # noqa: S608 - ours


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

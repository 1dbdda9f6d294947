"""The tables as they are now. How they came to be is in `migrations/`; a test compares the two.

`calls` is narrow, because filters and sorts walk it; the rest of a call lies in `call_details`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect

metadata = MetaData()


class Prose(TypeDecorator[str]):
    """What people and machines said. PostgreSQL keeps no zero character: there it becomes U+FFFD."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as the database can hold it."""
        server = dialect.name == "postgresql"
        return value.replace("\0", "\ufffd") if value and server else value


meta = Table(
    "meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False)
)

calls = Table(
    "calls",
    metadata,
    Column("row", BigInteger, primary_key=True),  # microseconds since 1970, bumped where taken: time order
    Column("id", String, nullable=False),
    Column("created_us", BigInteger, nullable=False),
    Column("direction", String, nullable=False),
    Column("number", String, nullable=False),
    Column("digits", String, nullable=False),
    Column("country", String),  # ISO 3166, None where the number tells none
    Column("state", String, nullable=False),  # status while live, result once ended
    Column("duration", Float),  # seconds
    Column("prompt_version", Integer),
    Column("cost", Float),  # for sorting only: the exact amounts are in the details
    Column("disposition", String),  # its key
    Column("callback_us", BigInteger),  # when the customer is to be called again
    Column("wrap_up_open", Integer, nullable=False),  # 1: begun or owed, and not finished
    Column("unsettled", Integer, nullable=False),  # 1: a provider still owes us something
    Column("agent_call_id", String),
    Column("carrier_call_id", String),
    Column("remarks", Integer, nullable=False),  # bits: m0014_hand_offs
)


def _of_call() -> ForeignKey:
    return ForeignKey("calls.row", ondelete="CASCADE", onupdate="CASCADE")


call_details = Table(
    "call_details",
    metadata,
    Column("row", BigInteger, _of_call(), primary_key=True),
    Column("data", String, nullable=False),  # core.calls.Call as JSON, without its turns
    Column("summary", Prose, nullable=False),  # what the search reads of it
)

turns = Table(
    "turns",
    metadata,
    Column("call_row", BigInteger, _of_call(), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("at_us", BigInteger, nullable=False),
    Column("speaker", String, nullable=False),
    Column("text", Prose, nullable=False),
    Column("start_s", Float),
    Column("final", Integer, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("call_row", BigInteger, _of_call(), primary_key=True),
    Column("sequence", Integer, primary_key=True),  # counts from 1 in each call
    Column("written_us", BigInteger, nullable=False),
    Column("source", String, nullable=False),
    Column("kind", String, nullable=False),  # a key of core.calls.facts.FACT_TYPES
    Column("payload", String, nullable=False),
    Column("digest", LargeBinary, nullable=False),  # of kind and payload: each fact is kept once
)

call_parts = Table(
    "call_parts",
    metadata,
    Column("party", String, primary_key=True),  # whose id it is
    Column("remote_id", String, primary_key=True),  # of a person's leg, or of an AI place after the first
    Column("call_row", BigInteger, _of_call(), nullable=False),
)

webhook_receipts = Table(
    "webhook_receipts",
    metadata,
    Column("key", LargeBinary, primary_key=True),  # core.calls.receipts.receipt_key
    Column("taken_us", BigInteger, nullable=False),
)

prompts = Table(
    "prompts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("text", Prose, nullable=False),
    Column("author", String, nullable=False),
    Column("published_us", BigInteger, nullable=False),
    Column("note", String, nullable=False),
    Column("presets", String, nullable=False),  # a list as JSON
)

number_holds = Table(
    "number_holds",
    metadata,
    Column("id", String, primary_key=True),
    Column("holder", String, nullable=False),  # the desktop that took the number
    Column("state", String, nullable=False),
    Column("data", String, nullable=False),  # core.our_numbers.number.Hold as JSON
)

exchanges = Table(
    "exchanges",
    metadata,
    Column("row", BigInteger, primary_key=True),  # microseconds since 1970, bumped where taken: time order
    Column("way", String, nullable=False),
    Column("peer", String, nullable=False),
    Column("method", String, nullable=False),
    Column("route", String, nullable=False),
    Column("status", Integer),  # None: no answer
    Column("failure", String, nullable=False),
    Column("duration", Float, nullable=False),  # seconds
    Column("call_id", String),
    Column("replay_of", BigInteger),
    Column("at_us", BigInteger, nullable=False),
    Column("size", Integer, nullable=False),  # of the parts, in characters
)

exchange_parts = Table(
    "exchange_parts",
    metadata,
    Column("row", BigInteger, ForeignKey("exchanges.row", ondelete="CASCADE"), primary_key=True),
    Column("data", String, nullable=False),  # core.exchanges.exchange.ExchangeParts as JSON, clean
)

do_not_call = Table(
    "do_not_call",
    metadata,
    Column("revision", BigInteger, primary_key=True),  # counts changes of the list; a removal takes a new one
    Column("number", String, nullable=False),
    Column("since_us", BigInteger, nullable=False),
    Column("added_by", Prose, nullable=False),
    Column("reason", Prose, nullable=False),
    Column("sentence", Prose, nullable=False),
    Column("call_id", Prose, nullable=False),
    Column("removed_us", BigInteger),  # None: it is listed
    Column("removed_by", Prose, nullable=False),
    Column("removed_why", Prose, nullable=False),
)

audit_trail = Table(
    "audit_trail",
    metadata,
    Column("row", BigInteger, primary_key=True),  # the order in which they were written
    Column("at_us", BigInteger, nullable=False),
    Column("done_by", Prose, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", Prose, nullable=False),
    Column("text", Prose, nullable=False),
    Column("fate", Prose, nullable=False),
    Column("desk", String, nullable=False),
)

scheduled_calls = Table(
    "scheduled_calls",
    metadata,
    Column("id", String, primary_key=True),
    Column("revision", BigInteger, nullable=False),  # each change takes one greater than all before
    Column("number", String, nullable=False),
    Column("due_us", BigInteger, nullable=False),
    Column("zone", String, nullable=False),
    Column("created_us", BigInteger, nullable=False),
    Column("wished_by", Prose, nullable=False),
    Column("desk", String, nullable=False),
    Column("note", Prose, nullable=False),
    Column("contact_id", String, nullable=False),
    Column("campaign_id", String, nullable=False),
    Column("state", String, nullable=False),
    Column("call_id", String, nullable=False),
    Column("fate", String, nullable=False),
    Column("claimed_us", BigInteger),
    Column("claimed_by", String, nullable=False),
)

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
    Column("talked_with", Prose),  # the persons who had the customer, in turn
    Column("wrap_up_open", Integer, nullable=False),  # 1: begun or owed, and not finished
    Column("unsettled", Integer, nullable=False),  # 1: a provider still owes us something
    Column("agent_call_id", String),
    Column("carrier_call_id", String),
    Column("remarks", Integer, nullable=False),  # bits: m0028_open_wishes
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
    Column("prompt_id", String, nullable=False),
    Column("settings", Prose, nullable=False),  # core.prompts.settings.PromptSettings as JSON
    Column("fills_variables", Integer, nullable=False),  # 0: its braces are sent as they are
)

prompt_library = Table(
    "prompt_library",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Prose, nullable=False),
    Column("place", BigInteger, nullable=False),  # counts: the order in which they were made
    Column("archived", Integer, nullable=False),
    Column("incoming", Integer, nullable=False),  # 1: calls of customers follow it
    Column("outgoing", Integer, nullable=False),  # 1: calls to customers follow it
)

version_tests = Table(
    "version_tests",
    metadata,
    Column("row", BigInteger, primary_key=True),  # counts: the order in which they began
    Column("id", String, nullable=False),
    Column("prompt_id", String, nullable=False),
    Column("a", Integer, nullable=False),
    Column("b", Integer, nullable=False),
    Column("share_of_b", Integer, nullable=False),  # in percent
    Column("begun_us", BigInteger, nullable=False),
    Column("begun_by", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("answered_each", Integer, nullable=False),  # what the rule waits for; 0: nothing of the kind
    Column("ended_us", BigInteger),  # None: it is open
    Column("ended_by", String, nullable=False),
    Column("ended_cause", String, nullable=False),
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

campaigns = Table(
    "campaigns",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("id", String, nullable=False),
    Column("state", String, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("data", Prose, nullable=False),  # core.campaigns.campaign.Campaign as JSON
)

campaign_clocks = Table(
    "campaign_clocks",
    metadata,
    Column("campaign", BigInteger, primary_key=True),
    Column("clock", String, primary_key=True),  # of the rows whose hours are the same
    Column("opens_us", BigInteger, nullable=False),  # none of them is called before
    Column("closed_for", String, nullable=False, server_default="outside_hours"),  # core's Waiting
)

campaign_rows = Table(
    "campaign_rows",
    metadata,
    Column("row", BigInteger, primary_key=True),
    Column("campaign", BigInteger, nullable=False),
    Column("contact_id", String, nullable=False),
    Column("number", String, nullable=False),
    Column("same", String, nullable=False),  # the first of the number's spellings: what is compared
    Column("clock", String, nullable=False),
    Column("seller", Prose, nullable=False),  # whose it is; empty: anyone's
    Column("queue", Integer, nullable=False),  # the place of its RowState among them; 3 is out
    Column("turn", BigInteger, nullable=False),  # due_us, else place: whose turn it is in its queue
    Column("place", BigInteger, nullable=False),  # in the list
    Column("due_us", BigInteger),
    Column("attempts", Integer, nullable=False),
    Column("outcome", String, nullable=False),
    Column("why", Prose, nullable=False),
    Column("met", String, nullable=False),  # outcomes and how often, "busy:2 no_answer:1"
    Column("call_id", String, nullable=False),  # of the latest attempt
    Column("came_from", Integer, nullable=False),  # its queue before it was out
    Column("begun", Integer, nullable=False),  # 1: out for an attempt that is counted
    Column("lease_desk", String, nullable=False),
    Column("lease_seller", Prose, nullable=False),
    Column("lease_us", BigInteger),
    Column("lease_count", BigInteger, nullable=False),
)

campaign_attempts = Table(
    "campaign_attempts",
    metadata,
    Column("call_id", String, primary_key=True),
    Column("campaign", BigInteger, nullable=False),
    Column("campaign_row", BigInteger, nullable=False),
    Column("same", String, nullable=False),
    Column("begun_us", BigInteger, nullable=False),
    Column("ended_us", BigInteger),
    Column("outcome", String, nullable=False),
    Column("why", Prose, nullable=False),
    Column("cost_millionths", BigInteger, nullable=False),  # of the account's currency
    Column("desk", String, nullable=False),
    Column("seller", Prose, nullable=False),  # who made it; empty: the AI alone, or not known
    Column("spoken", BigInteger),  # how often words of its call were written; null: the AI was not alone
    Column("heard", BigInteger, nullable=False),  # how many of those were looked at for a wish
)

contacts = Table(
    "contacts",
    metadata,
    Column("row", BigInteger, primary_key=True),  # counts from 1: the order in which they were made
    Column("id", String, nullable=False),
    Column("name_key", Prose, nullable=False),  # its title, folded: the order of the list
    Column("owner", Prose, nullable=False),
    Column("import_id", String, nullable=False),
    Column("changed_us", BigInteger, nullable=False),
    Column("search", Prose, nullable=False),  # folded: all that it is found by
    Column("revision", BigInteger, nullable=False),
    Column("gone", Integer, nullable=False),  # 1: merged or deleted; the row only says so
    Column("into_id", String, nullable=False),  # the contact that it became by merging
    Column("data", String, nullable=False),  # core.contacts.contact.Contact as JSON
)

contact_keys = Table(
    "contact_keys",
    metadata,
    Column("key", Prose, primary_key=True),  # a number, an e-mail, a name with its company
    Column("contact_row", BigInteger, primary_key=True),
)

contact_imports = Table(
    "contact_imports",
    metadata,
    Column("id", String, primary_key=True),
    Column("opened_us", BigInteger, nullable=False),
    Column("state", String, nullable=False),  # open, ended, undone
    Column("desk", String, nullable=False),
    Column("data", String, nullable=False),  # core.contacts.ports.ContactImport as JSON
)

contact_import_changes = Table(
    "contact_import_changes",
    metadata,
    Column("import_id", String, primary_key=True),
    Column("contact_id", String, primary_key=True),
    Column("revision", BigInteger, nullable=False),  # of the contact as the import left it
    Column("before", String),  # the contact as JSON; None: the import made it
)

contact_news = Table(
    "contact_news",
    metadata,
    Column("change", BigInteger, primary_key=True),  # counts; only the latest are kept
    Column("contact_id", String, nullable=False),  # empty: many at once
)

contact_merges = Table(
    "contact_merges",
    metadata,
    Column("id", String, primary_key=True),
    Column("at_us", BigInteger, nullable=False),
    Column("state", String, nullable=False),  # merged, undone
    Column("data", String, nullable=False),  # who became whom, and the contacts as they were, as JSON
)

contacts_told_apart = Table(
    "contacts_told_apart",
    metadata,
    Column("id", String, primary_key=True),  # of what a person said of some contacts at once
    Column("contact_id", String, primary_key=True),
    Column("at_us", BigInteger, nullable=False),
    Column("done_by", String, nullable=False),
)

erasures = Table(
    "erasures",
    metadata,
    Column("id", String, primary_key=True),
    Column("at_us", BigInteger, nullable=False),
    Column("data", String, nullable=False),  # core.contacts.habeas_data.Erasure as JSON: what proves it
)

erased_numbers = Table(
    "erased_numbers",
    metadata,
    Column("hash", String, primary_key=True),  # of a number, by a key of this database
    Column("erased_us", BigInteger, primary_key=True),
)

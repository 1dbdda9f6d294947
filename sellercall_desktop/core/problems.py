"""Why something cannot be done, as members that `words/` turns into sentences; `errors` carries them."""

from __future__ import annotations

from enum import StrEnum


class NumberProblem(StrEnum):
    """Why a text cannot be dialed. The window turns each into a sentence."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    LOST_DIGITS = "lost_digits"  # a spreadsheet's 3,00E+09: the digits are gone for good
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_COUNTRY = "unknown_country"
    IMPOSSIBLE = "impossible"  # right length, but no such range in that country's plan
    SEVERAL = "several"  # more than one number: the person must choose
    UNCLEAR = "unclear"  # a number with a country code that could end in two places
    EMERGENCY = "emergency"  # 112, 123, 911 …: never dialed by a machine


class GuardReason(StrEnum):
    """Why the guard does not let a call go out. The value is also the code that REST answers with."""

    COUNTRY = "country_not_allowed"
    PREMIUM = "premium_number"
    GLOBAL_SERVICE = "global_service_number"  # satellite telephones and services of no country
    CALLS_PER_MINUTE = "too_many_calls_per_minute"
    LIVE_CALLS = "too_many_live_calls"
    DAILY_COST = "daily_cost_reached"
    HOURS = "outside_calling_hours"
    DO_NOT_CALL = "do_not_call"  # the customer, or somebody for them, asked for no more calls
    WRAP_UP = "wrap_up_open"  # what came of the last call is not written down yet
    LEGAL_HOURS = "outside_legal_hours"  # of the law where the customer is; HOURS are this desk's own
    PUBLIC_HOLIDAY = "public_holiday"
    CAP = "cap_used_up"  # it was called as often as it may be
    CONSENT = "consent_missing"
    COUNTRY_CLOSED = "country_off"  # its rules can hardly be kept from a number like ours
    REGISTER = "in_public_register"  # of people who want no calls
    CLOSED_AT_CARRIER = "country_closed_at_carrier"
    OPT_OUT_UNJUDGED = "opt_out_unjudged"  # they may want no more calls: a campaign waits for a person's word
    TALKED_TODAY = "talked_today"  # somebody talked with them today: a campaign calls another day


class DoNotCallProblem(StrEnum):
    """Why the do-not-call list was not changed. The value is also the code that REST answers with."""

    NO_REASON = "reason_required"  # who takes a number off says why
    NOT_LISTED = "not_listed"


class RulePackProblem(StrEnum):
    """What is wrong with a rule pack's file, or at one of its keys."""

    UNREADABLE = "unreadable"
    SYNTAX = "syntax"  # no TOML
    UNKNOWN_KEY = "unknown_key"
    MISSING = "missing"  # or empty
    TWICE = "twice"  # two rules of one id, two own packs of one country
    TEXT = "text"  # this kind is expected, and so on
    DATE = "date"
    YES_OR_NO = "yes_or_no"
    NUMBER = "number"
    HOURS = "hours"
    LIST = "list"
    TABLE = "table"
    VALUE = "value"  # one of these, or like this: `RulePackError.expected`


class WrapUpProblem(StrEnum):
    """Why a wrap-up cannot be written so. The value is also the code that REST answers with."""

    NOTE_TOO_LONG = "note_too_long"
    UNKNOWN_DISPOSITION = "unknown_disposition"
    NO_TIME = "callback_time_missing"
    TIME_OUT_OF_REACH = "callback_time_out_of_reach"


class ScheduledProblem(StrEnum):
    """Why a call for later is not made, changed or dialed so. The value is also REST's code."""

    NOT_FOUND = "scheduled_call_not_found"
    BEING_DIALED = "scheduled_call_being_dialed"  # a desk has taken it
    DONE = "scheduled_call_done"  # it was dialed or cancelled
    CHANGED = "scheduled_call_changed"  # somebody else's change came first, again and again
    OUT_OF_REACH = "scheduled_time_out_of_reach"
    NOTE_TOO_LONG = "scheduled_note_too_long"
    RED_LIGHT = "red_light"
    IN_A_CALL = "number_in_a_call"


class ImportFileProblem(StrEnum):
    """Why contacts cannot be read out of a file. The value is also the code that REST answers with."""

    MISSING = "file_missing"
    UNREADABLE = "file_unreadable"  # the system does not let us
    NOT_A_TABLE = "file_not_a_table"  # none of the kinds that can be read
    WEB_PAGE = "file_is_web_page"  # some programs call a page of HTML .xls
    DAMAGED = "file_damaged"
    PASSWORD = "file_has_password"  # noqa: S105 - no password: what is told of the file
    EMPTY = "file_empty"
    NO_SHEET = "sheet_missing"  # no sheet of that name
    NO_NUMBERS = "no_number_column"  # no column holds telephone numbers
    MAPPING = "mapping_unusable"  # the file that says which column is what
    NO_PLACE = "rejected_rows_not_written"  # the file of rejected rows


class HandOffProblem(StrEnum):
    """Why a call is not handed off so. The value is also the code that REST answers with."""

    NOT_TALKING = "call_not_talking"  # nobody is on the line yet, or any more
    NO_TELEPHONE = "own_telephone_missing"  # the settings do not say which telephone is the seller's
    SAME_NUMBER = "number_is_the_customers"
    OUR_NUMBER = "number_is_ours"  # the seller's own telephone, or the account's own number
    UNDER_WAY = "hand_off_under_way"
    NONE_UNDER_WAY = "no_hand_off"
    NOT_JOINED = "customer_with_the_ai"  # there is nothing to give back, to hold, to mute
    NO_TUNNEL = "public_address_missing"  # keys cannot be pressed without one
    NO_KEYS = "not_keys"  # the text holds something that no telephone has a key for


class HabeasDataProblem(StrEnum):
    """Why a person is not erased or exported."""

    CALL_LIVES = "call_in_progress"  # or has ended just now, and its last words are still coming
    NOBODY = "nobody_known"  # nothing is kept of this number or contact


class FolderProblem(StrEnum):
    """Why the program cannot work in a folder. The window turns each into a sentence."""

    READ_ONLY = "read_only"  # no right to write, or a file system that takes nothing
    FULL = "full"  # the disk, or what this user may fill of it
    NO_FOLDER = "no_folder"  # there is a file of that name, or its disk is not there
    UNUSABLE = "unusable"  # a name that no folder can have, a disk that fails …


class SecretsProblem(StrEnum):
    """Why the keyring does not serve. The window turns each into a sentence."""

    NO_KEYRING = "no_keyring"  # there is none, or only one that keeps clear text
    LOCKED = "locked"  # and was not opened: its question was closed, or could not be shown
    DENIED = "denied"  # the person or the system said no to this program
    NO_ANSWER = "no_answer"
    TOO_LONG = "too_long"  # for one entry of this system's keyring
    FAILED = "failed"


class StoreProblem(StrEnum):
    """Why the history cannot be read or written. Window, terminal and REST turn each into a sentence."""

    FULL = "full"  # no room is left on the disk, or the user's share of it is used up
    READ_ONLY = "read_only"  # the disk, or where it is mounted, takes no changes
    FORBIDDEN = "forbidden"  # this user may not read or write there
    IN_USE = "in_use"  # another program keeps it locked
    GONE = "gone"  # file or folder was there, and is not any more
    REPLACED = "replaced"  # another file lies in its place since it was opened
    LOG_GONE = "log_gone"  # the file with the newest changes was removed while the program was closed
    CLOCK = "clock"  # this computer's differs from the server's: hours of law are judged by a wrong time
    NO_PLACE = "no_place"  # where it should lie nothing can be made: a file is in the way, a bad name
    DEVICE = "device"  # the disk itself fails
    UNREACHABLE = "unreachable"  # a database server that does not answer
    DAMAGED = "damaged"
    TOO_NEW = "too_new"
    ERASED = "erased"  # the person's data were erased: what is older is not written down again
    OTHER = "other"


class TunnelProblem(StrEnum):
    """Why there is no way in. The window turns each into a sentence."""

    NOT_CONFIGURED = "not_configured"  # `detail` names the setting or secret that is missing
    PROGRAM_MISSING = "program_missing"  # what makes the tunnel is not installed
    PROGRAM_ENDED = "program_ended"
    UNREACHABLE = "unreachable"  # no connection to the server or service
    HOST_KEY = "host_key"  # the server could not prove who it is
    LOGIN_REFUSED = "login_refused"
    KEY_UNUSABLE = "key_unusable"  # the key file cannot be read, or its passphrase is wrong
    PORT_REFUSED = "port_refused"  # the server does not let us listen there
    RATE_LIMITED = "rate_limited"
    LOST = "lost"  # it was open, and broke
    NOT_PROVEN = "not_proven"  # a request to the public address did not come back from this program

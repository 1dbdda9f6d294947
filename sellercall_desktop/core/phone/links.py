"""Links and address books: the number that each names, with the extension it gives."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote

from sellercall_desktop.core.phone.characters import decoded, plain

_WHATSAPP = re.compile(
    r"(?:(?:https?:)?//)?(?:[\w-]+\.)*(?:wa\.me|whatsapp\.com)/(?P<rest>[^\s<>\"]*)"
    r"|(?:whatsapp|intent):/*(?:send|call)[^\s<>\"]*",
    re.IGNORECASE,
)
_WHATSAPP_PATH = re.compile(r"(?:c/|chat/|u/|send/)?(\+?[\d().-]+)(?:[/?#,;)\]]|$)")
_JID = re.compile(
    r"(?<![\w+])\+?(\d+)(?:[.:]\d+)?@(?:s\.whatsapp\.net|c\.us)\b|\S+@(?:g\.us|lid|broadcast|newsletter)\b",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"\b(?:tel|callto|sips?|skype|phone|facetime(?:-audio)?):(?:/*(?:tel|phone):)?/*"
    r"(?P<user>[^\s@;?<>\"]+)"
    r"(?P<user_parameters>(?:;[^\s@;?<>\"]*)*)(?P<host>@[^\s;?<>\"]*)?"
    r"(?P<parameters>(?:;[^\s;?<>\"]*)*)(?P<query>\?[^\s<>\"]*)?",
    re.IGNORECASE,
)
_MESSENGER = re.compile(
    r"(?:(?:https?:)?//)?(?:www\.)?(?:(?:sgnl:/*)?signal\.me/#p/|t\.me/|telegram\.me/)\+(?P<path>\d{7,15})(?![\w])\S*"
    r"|(?:viber|tg|telegram|imo):/*[a-z]*/?\?(?P<query>[^\s<>\"]*)",
    re.IGNORECASE,
)
"""Links of other messengers: their numbers are international, with or without the plus."""
_MESSAGE = re.compile(r"\b(?:sms|smsto|mmsto|mms):/*(?P<user>[^\s:;?<>\"]+)(?:[:;?][^\n]*)?", re.IGNORECASE)
_CARD_OF_A_CODE = re.compile(r"\bMECARD:(?P<fields>[^\n]*)", re.IGNORECASE)
_FIELD = re.compile(r"(?<!\\)TEL:([^;]*)", re.IGNORECASE)
_ANCHOR = re.compile(
    r"<a\s[^<>]*?href\s*=\s*[\"']?(?P<link>[^\s\"'<>]+)[^<>]*>(?P<said>.*?)</a\s*>"
    r"|\[(?P<said_too>[^\[\]\n]*)\]\((?P<link_too>[^\s()]+)[^()\n]*\)",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|br|button|div|em|font|h\d|i|img|li|ol|p|span|strong|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CARD_TELEPHONE = re.compile(r"^[ ]*(?:[\w-]+\.)?TEL(?:;[^:\n]*)?:(?:tel:)?", re.IGNORECASE | re.MULTILINE)


def without_addresses(text: str) -> str:
    """Links become the number they name; mail and web addresses vanish (their digits are no number)."""
    if not any(sign in text for sign in ":.@%<"):
        return text
    if "<" in text or "](" in text:
        text = _MARKUP.sub("\n", _ANCHOR.sub(_anchored, text))
    text = _CARD_TELEPHONE.sub("\ntel:", _of_card(text))
    text = _CARD_OF_A_CODE.sub(_of_code, text)
    text = _MESSAGE.sub(r"\ntel:\g<user> ", _MESSENGER.sub(_of_messenger, text))
    lower = text.lower()
    if "wa.me" in lower or "whatsapp" in lower or "intent:" in lower:
        text = _WEB.sub(_redirected, _WHATSAPP.sub(_of_whatsapp, text))
    if "@" in text:
        text = _JID.sub(lambda found: f" +{found[1]} " if found[1] else "\n", text)
    text = _SCHEME.sub(_subscriber, text)
    if "@" in text:
        text = _MAIL.sub("\n", text)
    return decoded(_WEB.sub("\n", text))


def _anchored(found: re.Match[str]) -> str:
    """A link copied with its markup: what it leads to, and what it says if that is something else."""
    link, said = found["link"] or found["link_too"], found["said"] or found["said_too"] or ""
    if not re.search(r"\d", link):
        return f"\n{said}\n"
    digits = re.sub(r"\D", "", plain(said))
    is_the_same = not digits or re.sub(r"\D", "", unquote(link)).endswith(digits.lstrip("0"))
    return f"\n{link}\n" + ("" if is_the_same else f"{said}\n")


def _of_code(found: re.Match[str]) -> str:
    """Of a card as codes in pictures hold it only the telephones."""
    return "".join(f"\ntel:{number}\n" for number in _FIELD.findall(found["fields"]))


def _of_messenger(found: re.Match[str]) -> str:
    named = {name.lower(): value for name, value in parse_qsl(found["query"] or "")}
    number = found["path"] or plain(named.get("phone") or named.get("number") or "")
    digits = re.sub(r"[\s().+-]", "", number)
    return f" +{digits.removeprefix('00')} " if digits.isascii() and digits.isdigit() else "\n"


def _of_card(text: str) -> str:
    """Of a vCard (RFC 6350) its telephone lines: dates, versions and ids are no numbers."""
    if "BEGIN:VCARD" not in text.upper():
        return text
    lines = re.sub(r"\n[ \t]", "", text).split("\n")
    return "\n".join(line for line in lines if _CARD_TELEPHONE.match(line))


def _redirected(found: re.Match[str]) -> str:
    """A link to a page that leads on to WhatsApp."""
    inner = _WHATSAPP.search(unquote(found[0]))
    return _of_whatsapp(inner) if inner else "\n"


def _of_whatsapp(found: re.Match[str]) -> str:
    """`phone` anywhere in the query, else the path; both are international, with or without the plus."""
    _, _, query = found[0].partition("?")
    named = {name.lower(): value for name, value in parse_qsl(query.partition("#")[0])}
    number = named.get("phone", "")
    if not number and (path := _WHATSAPP_PATH.match(unquote(found["rest"] or ""))):
        number = path[1]
    number = plain(number)
    if any(sign.isalpha() for sign in number):
        return "\n"
    digits = "".join(sign for sign in number if sign in "0123456789")
    return f" +{digits.removeprefix('00')} " if digits else "\n"


def _subscriber(found: re.Match[str]) -> str:
    """Who is called (RFC 3966, RFC 3261): a context goes before the number, an extension after it."""
    user = plain(unquote(found["user"]))
    if found["host"]:
        user = user.partition(":")[0]  # what follows is a password
    parameters = unquote(found["user_parameters"] + found["parameters"]).lower()
    named = dict(part.partition("=")[::2] for part in parameters.split(";") if part)
    context = named.get("phone-context", "")
    extension = next((named[name] for name in ("ext", "postd", "isub") if named.get(name)), "")
    if re.fullmatch(r"\+?\d{1,6}", context) and "+" not in user:  # some programs leave its plus out
        user = "+" + context.removeprefix("+") + " " + user
    return f"\n{user} " + (f"ext {extension} " if extension else "")

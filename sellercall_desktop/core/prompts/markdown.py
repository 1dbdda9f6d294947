"""Which parts of a line are Markdown, so that an editor can show how a prompt is built.

Only what prompts hold: headings, lists, quotes, rules, emphasis, code, links, and the tags in angle brackets
by which prompts are divided. Looked at line by line; what CommonMark decides over several lines (an
underlined heading, emphasis that goes on in the next line) is not seen, fenced code aside.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class MarkdownKind(StrEnum):
    """What a part of a line is."""

    HEADING = "heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    SIGN = "sign"
    """Says how the rest is meant: a bullet, a list's number, a fence, a rule, a tag, a link's address."""


class MarkdownPart(NamedTuple):
    """Characters of one line; a later part lies on the earlier ones."""

    kind: MarkdownKind
    start: int
    end: int


_FENCE = re.compile(r" {0,3}(?:`{3,}[^`]*|~{3,}.*)$")
_FENCE_ENDS = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*$")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+\S.*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_LEADING = re.compile(r"[ \t]*((?:>[ \t]?)+|[-*+•](?=[ \t])|\d{1,9}[.)](?=[ \t]))")
_INLINE = re.compile(
    r"\\[\\`*_{}\[\]<>()#+.!-]"  # what is escaped means nothing
    r"|(?P<code>``[^\n]{1,1000}?``(?!`)|`[^`]{1,1000}`)"
    r"|(?P<strong>\*\*(?=[^\s*])[^*]{0,1000}[^\s*]\*\*|(?<!\w)__(?=[^\s_])[^_]{0,1000}[^\s_]__(?!\w)"
    r"|\*\*[^\s*]\*\*)"
    r"|(?P<emphasis>\*(?=[^\s*])[^*]{0,1000}[^\s*]\*(?!\*)|(?<!\w)_(?=[^\s_])[^_]{0,1000}[^\s_]_(?!\w))"
    r"|(?P<tag></?[A-Za-z][\w-]{0,60}/?>)"
    r"|\[[^\]]{1,300}\](?P<address>\([^\s)]{1,500}\))"
)
_MEANS = re.compile(r"[#`~*_<\[>\-+•]|^[ \t]*\d")
"""A line without any of these has no part: most lines, and so a key stays quick."""


def markdown_parts(line: str) -> Iterator[MarkdownPart]:
    """The parts of one line that is not inside fenced code, from left to right."""
    if not _MEANS.search(line):
        return
    if heading := _HEADING.match(line):
        yield MarkdownPart(MarkdownKind.HEADING, heading.start(1), len(line))
        yield MarkdownPart(MarkdownKind.SIGN, *heading.span(1))
    elif _RULE.match(line):
        yield MarkdownPart(MarkdownKind.SIGN, 0, len(line))
        return
    elif leading := _LEADING.match(line):
        yield MarkdownPart(MarkdownKind.SIGN, *leading.span(1))
    for found in _INLINE.finditer(line):
        if found["tag"]:
            yield MarkdownPart(MarkdownKind.SIGN, *found.span("tag"))
        elif found["address"]:
            yield MarkdownPart(MarkdownKind.SIGN, *found.span("address"))
        elif found.lastgroup:
            yield MarkdownPart(MarkdownKind(found.lastgroup), *found.span())


def is_fence(line: str, *, inside: bool) -> bool:
    """Whether this line begins fenced code, or, `inside` of one, ends it."""
    if "```" not in line and "~~~" not in line:
        return False
    return bool((_FENCE_ENDS if inside else _FENCE).match(line))

"""Three-way merge of all that a prompt's version holds: the text by lines, every other part by its kind.

Lists are merged entry by entry, records field by field, anything else as a whole. A new field of
`PromptContent` is merged so without a word here.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.prompts.merging import Choice, Merge, merge, merged_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.prompts.prompt import PromptContent

    Decide = Callable[["FieldConflict"], Any]


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A part beside the text that both sides changed.

    Attributes:
        field: its name, such as ``presets`` or ``settings.voice``.
        base, mine, theirs: its value, or of a list the entries that stand in one place.
    """

    field: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def offered(self) -> tuple[Choice, ...]:
        """Entries of a list can all be kept; of anything else there is one."""
        return tuple(Choice) if isinstance(self.mine, tuple) else (Choice.MINE, Choice.THEIRS)

    def chosen(self, choice: Choice) -> Any:  # noqa: ANN401 - of the field's own type
        """What it is then."""
        if choice is Choice.BOTH and isinstance(self.mine, tuple):
            return (*self.mine, *(one for one in self.theirs if one not in self.mine))
        return self.theirs if choice is Choice.THEIRS else self.mine


@dataclass(frozen=True, slots=True)
class ContentMerge:
    """The text merged, and what else only a person can decide."""

    base: PromptContent
    mine: PromptContent
    theirs: PromptContent
    text: Merge
    fields: tuple[FieldConflict, ...]

    @property
    def is_clean(self) -> bool:
        """There is nothing to decide."""
        return not self.text.conflicts and not self.fields

    def content(self, choices: Sequence[Choice] = ()) -> PromptContent:
        """The whole, with a choice for each conflict of the text and then for each of `fields`.

        Raises:
            ValueError: there are too few choices, or too many.
        """
        in_text = len(self.text.conflicts)
        ahead = iter(choices[in_text:])
        if len(choices) != in_text + len(self.fields):
            raise ValueError(f"{len(choices)} choices for {in_text + len(self.fields)} conflicts")
        three = self.base, self.mine, self.theirs
        made: PromptContent = _record("", *three, lambda conflict: conflict.chosen(next(ahead)))
        return replace(made, text=self.text.text(choices[:in_text]))


def merge_contents(base: PromptContent, mine: PromptContent, theirs: PromptContent) -> ContentMerge:
    """Bring together what both sides made of `base`. Not for the loop."""
    found: list[FieldConflict] = []

    def note(conflict: FieldConflict) -> Any:  # noqa: ANN401 - of the field's own type
        found.append(conflict)
        return conflict.mine

    _record("", base, mine, theirs, note)
    return ContentMerge(
        base, mine, theirs, merge(base.text, mine.text, theirs.text, joined=False), tuple(found)
    )


def _record(field: str, base: Any, mine: Any, theirs: Any, decide: Decide) -> Any:  # noqa: ANN401
    """All fields but the text, which is merged by lines."""
    names = [one.name for one in fields(mine) if field or one.name != "text"]
    inside = f"{field}." if field else ""
    made = {
        name: _value(
            f"{inside}{name}", getattr(base, name), getattr(mine, name), getattr(theirs, name), decide
        )
        for name in names
    }
    return replace(mine, **made)


def _value(field: str, base: Any, mine: Any, theirs: Any, decide: Decide) -> Any:  # noqa: ANN401
    if theirs in (base, mine):
        return mine
    if mine == base:
        return theirs
    if is_dataclass(mine) and type(mine) is type(theirs) is type(base):
        return _record(field, base, mine, theirs, decide)
    if isinstance(mine, tuple) and isinstance(theirs, tuple) and isinstance(base, tuple):
        return _entries(field, base, mine, theirs, decide)
    return decide(FieldConflict(field, base, mine, theirs))


def _entries(
    field: str, base: tuple[Any, ...], mine: tuple[Any, ...], theirs: tuple[Any, ...], decide: Decide
) -> tuple[Any, ...]:
    found: list[Any] = []
    for place in merged_entries(base, mine, theirs):
        if place.settled is not None:
            found += place.settled
        elif len(place.base) == len(place.mine) == len(place.theirs):  # each entry has its counterpart
            for three in zip(place.base, place.mine, place.theirs, strict=True):
                found += _entry(field, three, decide)
        else:
            found += decide(FieldConflict(field, place.base, place.mine, place.theirs))
    return tuple(found)


def _entry(field: str, three: tuple[Any, Any, Any], decide: Decide) -> Sequence[Any]:
    base, mine, theirs = three
    if theirs in (base, mine) or mine == base:
        return (theirs if mine == base else mine,)
    kept: Sequence[Any] = decide(FieldConflict(field, (base,), (mine,), (theirs,)))
    return kept

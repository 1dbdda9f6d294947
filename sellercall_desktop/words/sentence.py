"""The form of the catalogue: a text in both languages, an entry of texts, and the sentence that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Text(NamedTuple):
    """One text in both languages; names in braces are filled in."""

    en: str
    es: str

    def said(self, language: str, /, **values: object) -> str:
        """In Spanish for ``"es"``, else in English."""
        return (self.es if language == "es" else self.en).format(**values)


NOTHING = Text("", "")
AND_MORE = Text("and {count} more", "y {count} más")  # at the end of a list that is not told whole
WHY = Text("{why}", "{why}")


class Words(NamedTuple):
    """An entry: what happened, why, what to do, and the name of the button that does it."""

    what: Text
    why: Text = NOTHING
    what_to_do: Text = NOTHING
    action: str | None = None

    def said(self, language: str, detail: str = "", /, **values: object) -> Sentence:
        """The entry in one language."""
        what, why, to_do = (text.said(language, **values) for text in self[:3])
        return Sentence(what, why, to_do, self.action, detail)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a person reads. `detail` is small print for support: codes and ids, copyable."""

    what: str
    why: str = ""
    what_to_do: str = ""
    action: str | None = None
    detail: str = ""

    @property
    def plain(self) -> str:
        """All of it in one paragraph but the small print."""
        return " ".join(part for part in (self.what, self.why, self.what_to_do) if part)

    @property
    def text(self) -> str:
        """All of it in one paragraph, for copying and for screen readers."""
        return " ".join(part for part in (self.plain, self.detail) if part)

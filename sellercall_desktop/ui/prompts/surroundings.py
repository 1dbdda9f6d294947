"""What a prompt is held to and previewed with: this installation's settings, and some of its contacts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.contacts.ports import ContactOrder, ContactQuery
from sellercall_desktop.core.prompts.linting.checked import Installation
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.settings.watch_rules import accepted_wordings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.settings_file import SettingsFile

_LOOKED_AT = 200
_OFFERED = 30
_HOLDS_S = 30.0
_EXAMPLE = "+573001234567"
_NAME = QT_TRANSLATE_NOOP("PromptExample", "Ana Ruiz")
_COMPANY = QT_TRANSLATE_NOOP("PromptExample", "Acme Inc.")


class PromptSurroundings:
    """Asked each time. The contacts that were changed last show which columns there are."""

    def __init__(
        self,
        settings: SettingsFile,
        contacts: ContactStore | None = None,
        tools: Callable[[], tuple[frozenset[str], frozenset[str]]] = lambda: (frozenset(), frozenset()),
    ) -> None:
        """`tools`: names of the AI's tools that are switched on, and of those that are not."""
        self._settings, self._contacts, self._tools = settings, contacts, tools
        self._read_at, self._seen = -_HOLDS_S, dict[str, str]()

    async def installation(self) -> Installation:
        """What the text is checked against. Raises StoreError."""
        value, (on, off) = self._settings.value, self._tools()
        return Installation(
            value.ultravox.language_hint,
            value.general.default_region,
            value.ultravox.explain_suggestions,
            contacts_have=tuple(await self._columns()),
            tools_on=on,
            tools_off=off,
            accepted=accepted_wordings(value, value.ultravox.language_hint),
        )

    async def people(self, text: str) -> Sequence[Contact]:
        """Some contacts in which these words are found, changed last first. Raises StoreError."""
        if self._contacts is None:
            return ()
        query = ContactQuery(text=text, order=ContactOrder.CHANGED)
        return (await self._contacts.page(query, limit=_OFFERED)).contacts

    async def example(self) -> Contact:
        """Nobody, with a value for each column that there is. Raises StoreError."""
        name = QCoreApplication.translate("PromptExample", _NAME)
        company = QCoreApplication.translate("PromptExample", _COMPANY)
        own = tuple((await self._columns()).items())
        return Contact("", name, (ContactNumber(_EXAMPLE),), company=company, variables=own)

    async def _columns(self) -> dict[str, str]:
        """Names of contacts' own variables, each with a value of somebody."""
        if self._contacts is not None and time.monotonic() - self._read_at >= _HOLDS_S:
            query = ContactQuery(order=ContactOrder.CHANGED)
            page = await self._contacts.page(query, limit=_LOOKED_AT)
            seen: dict[str, str] = {}
            for contact in page.contacts:
                for name, value in contact.variables:
                    seen[name] = seen.get(name) or value
            self._read_at, self._seen = time.monotonic(), seen
        return self._seen

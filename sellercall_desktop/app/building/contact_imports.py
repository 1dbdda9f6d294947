"""Imports of contacts by this installation's settings; the file in which corrected mappings are kept."""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.imports.importing import ContactImporting, ImportParts, ImportPlace
from sellercall_desktop.files import write_whole
from sellercall_desktop.tables.opening import FileTables
from sellercall_desktop.words.contact_import import import_words
from sellercall_desktop.words.terminal import spoken_language

if TYPE_CHECKING:
    from pathlib import Path

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.guard.do_not_call import DoNotCall
    from sellercall_desktop.store.stores import Store

log = logging.getLogger(__name__)

MAPPINGS = "contact_mappings.json"
_MOST_KEPT = 200  # kinds of files


def build_importing(setup: Setup, store: Store, do_not_call: DoNotCall, by: str) -> ContactImporting:
    """What imports contacts for `by`, the system's user name."""
    general = setup.settings.value.general
    words = import_words(spoken_language(general.language, os.environ))
    parts = ImportParts(
        store.contacts, do_not_call, FileTables(), MappingsFile(setup.paths.data / MAPPINGS), setup.bus
    )
    return ContactImporting(parts, utc_now, ImportPlace(store.desk, by, general.default_region, words))


class MappingsFile:
    """See `core.contacts.imports.mapping.Mappings`: a JSON file, the latest kinds of files last."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, digest: str) -> str | None:
        """See `Mappings`."""
        return self._read().get(digest)

    def keep(self, digest: str, mapping: str) -> None:
        """See `Mappings`."""
        known = self._read()
        if known.pop(digest, None) == mapping:
            return
        known[digest] = mapping
        latest = dict(list(known.items())[-_MOST_KEPT:])
        write_whole(self._path, json.dumps(latest, ensure_ascii=False, indent=1))

    def _read(self) -> dict[str, str]:
        """What cannot be read is begun anew: it costs a person to correct the columns once more."""
        try:
            data = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            log.warning("contacts.mappings_unreadable", extra={"error": str(error)})
            return {}
        kept = data.items() if isinstance(data, dict) else ()
        return {key: text for key, text in kept if isinstance(text, str)}

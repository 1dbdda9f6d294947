"""The settings: sections on the left, the chosen one's page on the right, Apply below."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.errors import SettingsError
from sellercall_desktop.settings_reading import refusal
from sellercall_desktop.ui.do_not_call.page import DoNotCallPage
from sellercall_desktop.ui.our_numbers.page import NumbersPage
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.settings.connections import ConnectionsPage
from sellercall_desktop.ui.settings.data import DataPage
from sellercall_desktop.ui.settings.fields import fields
from sellercall_desktop.ui.settings.form import FieldRow, SectionPage, SettingsPage
from sellercall_desktop.ui.settings.tunnel import TunnelPage
from sellercall_desktop.ui.settings.ultravox import UltravoxPage
from sellercall_desktop.ui.settings.web import WebPage
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.errors import fault_text, sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsChanged, SettingsFile
    from sellercall_desktop.ui.do_not_call.page import ListDesk
    from sellercall_desktop.ui.our_numbers.page import NumberDesk
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.connections import Check
    from sellercall_desktop.ui.settings.fields import Field, Value
    from sellercall_desktop.ui.settings.secret_field import WindowSecrets
    from sellercall_desktop.ui.settings.web import Door
    from sellercall_desktop.ui.window.bridge import Bridge

CONNECTIONS, NUMBER, DO_NOT_CALL = "connections", "number", "do_not_call"
_AROUND_PX = 70
"""What stands beside the words of a section: its picture, the margins, the scroll bar."""
_ICONS = {
    "general": "faders",
    CONNECTIONS: "key",
    "twilio": "phone",
    NUMBER: "phone-incoming",
    "ultravox": "sparkle",
    "call": "phone-outgoing",
    "voicemail": "tray",
    "hand_off": "users",
    "guard": "shield-check",
    "law": "article",
    "watches": "eye",
    "wrap_up": "note-pencil",
    "editor": "pencil-simple",
    DO_NOT_CALL: "phone-x",
    "web": "globe",
    "tunnel": "broadcast",
    "store": "database",
    "log": "terminal-window",
    "update": "arrows-clockwise",
}


class SettingsPanel(QFrame):
    """Every setting, generated from its declaration; saved only by Apply.

    Signals:
        secrets_changed: a key was kept or removed.
    """

    secrets_changed = Signal()

    def __init__(
        self,
        settings: SettingsFile,
        secrets: WindowSecrets,
        bridge: Bridge,
        tasks: Tasks,
        look: Look,
        *,
        calls: CallStore,
        checks: Mapping[str, Check],
        door: Door,
        use_session: Callable[[], None],
        open_data: Callable[[], object],
        open_logs: Callable[[], object],
        numbers: NumberDesk | None = None,
        do_not_call: ListDesk | None = None,
        demo: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`checks` holds one for ``"ultravox"`` and ``"twilio"``; a provider without one has no button."""
        super().__init__(parent)
        self._settings, self._tasks, self._look, self._demo = settings, tasks, look, demo
        self._saving = False
        self.numbers: NumbersPage | None = None
        self.do_not_call: DoNotCallPage | None = None
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Settings"))
        self.sections, self._stack = QListWidget(self), QStackedWidget(self)
        self.sections.setAccessibleName(self.tr("Sections"))
        self.problem, self.state = ProblemNote(look), label("", "muted", wrap=True)
        self.revert = button(look, self.tr("Discard changes"), role="quiet")
        self.apply, self._bar = button(look, self.tr("Apply"), role="primary"), QFrame(self)
        at = self._stack  # from the beginning: each move below another parent styles a whole page anew
        self.connections = ConnectionsPage(
            secrets, tasks, look, checks=checks, use_session=use_session, parent=at
        )
        self.pages: dict[str, SettingsPage] = {}
        for section, declared in fields().items():
            rows = [FieldRow(field, look, self._decider(field)) for field in declared]
            if section == "store":
                page = DataPage(rows, calls, tasks, look, open_data=open_data, open_logs=open_logs, parent=at)
                self.pages[section] = self.data = page
            elif section == "web":
                self.web = WebPage(rows, door, look, bridge=bridge, tasks=tasks, parent=at)
                self.pages[section] = self.web
            elif section == "ultravox":
                self.pages[section] = self.ultravox = UltravoxPage(rows, look, demo=demo, parent=at)
            elif section == "tunnel":
                self.pages[section] = self.tunnel = TunnelPage(rows, look, at)
            else:
                self.pages[section] = SectionPage(section, rows, look, at)
            if section == "general":
                self.pages[CONNECTIONS] = self.connections
            if section == "twilio" and numbers is not None:
                self.numbers = NumbersPage(numbers, bridge, tasks, look, at)
                self.pages[NUMBER] = self.numbers
            if section == "guard" and do_not_call is not None:
                self.do_not_call = DoNotCallPage(do_not_call, bridge, tasks, look, at)
                self.pages[DO_NOT_CALL] = self.do_not_call
        self.rows = {row.field.key: row for row in self._all_rows()}
        self._lay_out()
        self._connect(bridge)
        self._show_saved()

    def show_section(self, section: str) -> None:
        """Open a section: ``"connections"`` or a table of the settings file."""
        if section in self.pages:  # the number's page is not there without a number desk
            self.sections.setCurrentRow(list(self.pages).index(section))

    @property
    def changes(self) -> dict[str, dict[str, Value]]:
        """What Apply would save."""
        found: dict[str, dict[str, Value]] = {}
        for row in self.rows.values():
            if (value := row.change) is not None:
                found.setdefault(row.field.section, {})[row.field.name] = value
        return found

    # --- Qt's events ---------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look again at what is kept each time the panel is opened."""
        super().showEvent(event)
        self.connections.start()
        self.data.start()
        self.web.start()

    # --- saving --------------------------------------------------------------------------------

    def save(self) -> None:
        """Save what was changed; the first value that cannot be is shown instead."""
        wrong = [row for row in self.rows.values() if not row.say_if_unfit()]
        if wrong:
            self._go_to(wrong[0])
        elif self.changes and not self._saving:
            self._saving = True
            self._say()
            self._tasks.spawn(self._save(self.changes), "settings.save")

    async def _save(self, changes: Mapping[str, Mapping[str, Value]]) -> None:
        try:
            # The slow part is loading the TOML writer. The write itself stays on the loop's thread,
            # because the bus tells everyone of the change from inside it.
            await asyncio.to_thread(self._settings.load_writer)
            self._settings.update(changes)
        except SettingsError as error:
            self._show_failure(error)
        except OSError as error:
            self._show_failure(_unwritable(self._settings.path, error))
        else:
            waits = any(row.field.at_next_start for row in self.rows.values() if row.change is not None)
            self.problem.clear()
            self._show_saved()
            self.state.setText(
                self.tr("Saved. Close the program and start it again for the change to take effect.")
                if waits
                else self.tr("Saved.")
            )
        finally:
            self._saving = False
            self._say(keep_text=True)

    def _show_failure(self, error: SettingsError) -> None:
        row = self.rows.get(error.key)
        if row is not None and error.line is None:
            row.show_error(fault_text(error.fault, error.values))
            self._go_to(row)
        self.problem.show_sentence(sentence_for(error))
        self.state.setText(self.tr("Not saved."))

    def _go_to(self, row: FieldRow) -> None:
        self.show_section(row.field.section)
        page = self.pages[row.field.section]
        page.ensureWidgetVisible(row)
        row.control.setFocus()

    def _on_settings_changed(self, _change: SettingsChanged) -> None:
        """Somebody else changed a setting: what is being edited here stays."""
        for row in self.rows.values():
            if row.change is None:
                row.show_saved(self._settings.value)
        self._say(keep_text=True)

    def _show_saved(self) -> None:
        for row in self.rows.values():
            row.show_saved(self._settings.value)
        self._say()

    def _on_section(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._say(keep_text=True)

    def _on_revert(self) -> None:
        self.problem.clear()
        self._show_saved()

    # --- words ---------------------------------------------------------------------------------

    def _say(self, *, keep_text: bool = False) -> None:
        changed = bool(self.changes)
        self.apply.setEnabled(changed and not self._saving)
        self.revert.setEnabled(changed and not self._saving)
        # What is changed on these pages counts at once: there is nothing to apply.
        at_once = {self.connections, self.numbers, self.do_not_call}
        self._bar.setVisible(changed or self._stack.currentWidget() not in at_once)
        if self._saving:
            self.state.setText(self.tr("Saving …"))
        elif changed and self.problem.sentence is None:
            self.state.setText(self.tr("Changes are not applied yet."))
        elif not keep_text:
            self.state.clear()

    def _decider(self, field: Field) -> str:
        if not self._settings.overridden(field.section, field.name):
            return ""
        if self._demo and field.variable not in os.environ:
            return self.tr("the demo")
        if field.key == "web.public_url" and field.variable not in os.environ:
            return ""  # an open tunnel holds it for now; what is typed counts once that is gone
        return self.tr("the environment variable {name}").format(name=field.variable)

    # --- building ------------------------------------------------------------------------------

    def _all_rows(self) -> Iterator[FieldRow]:
        for page in self.pages.values():
            if isinstance(page, SectionPage):
                yield from page.rows

    def _lay_out(self) -> None:
        px = self._look.theme.px
        side = px(18)
        self.sections.setIconSize(QSize(side, side))
        self.setFocusProxy(self.sections)
        for section, page in self.pages.items():
            item = QListWidgetItem(self._look.icons.icon(_ICONS[section], "muted"), page.title.text())
            item.setSizeHint(QSize(0, px(34)))  # measured before the stylesheet came, rows would overlap
            self.sections.addItem(item)
            self._stack.addWidget(page)
        self.sections.ensurePolished()
        letters = self.sections.fontMetrics()
        longest = max(letters.horizontalAdvance(page.title.text()) for page in self.pages.values())
        self.sections.setFixedWidth(max(px(190), longest + px(_AROUND_PX)))
        self.sections.setCurrentRow(0)
        self._bar.setProperty("role", "bar")
        foot = QHBoxLayout(self._bar)
        foot.setContentsMargins(px(24), px(12), px(24), px(12))
        foot.setSpacing(px(8))
        foot.addWidget(self.state, 1)
        foot.addWidget(self.revert)
        foot.addWidget(self.apply)
        right = QVBoxLayout()
        right.setSpacing(0)
        note = QVBoxLayout()
        note.setContentsMargins(px(24), px(12), px(24), 0)
        note.addWidget(self.problem)
        right.addLayout(note)
        right.addWidget(self._stack, 1)
        right.addWidget(self._bar)
        left = QVBoxLayout()
        left.setContentsMargins(px(8), px(12), px(8), px(12))
        left.addWidget(self.sections)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(_rule())
        row.addLayout(right, 1)

    def _connect(self, bridge: Bridge) -> None:
        self.sections.currentRowChanged.connect(self._on_section)
        bind(self, QKeySequence.StandardKey.Save, self.save)
        for page in self.pages.values():
            if isinstance(page, SectionPage):
                page.edited.connect(self._say)
        self.apply.clicked.connect(self.save)
        self.revert.clicked.connect(self._on_revert)
        self.connections.changed.connect(self.secrets_changed)
        self.tunnel.section_requested.connect(self.show_section)
        if self.numbers is not None:
            self.numbers.section_requested.connect(self.show_section)
        bridge.settings_changed.connect(self._on_settings_changed)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.NoFrame)
    rule.setProperty("role", "rail")
    rule.setFixedWidth(1)
    rule.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return rule


def _unwritable(path: Path, error: OSError) -> SettingsError:
    return refusal(str(path), "unwritable", detail=error.strerror or str(error))

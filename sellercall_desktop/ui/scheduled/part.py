"""Calls for later on the desk: the list in the dialer's column, its form, and what the light offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.problems import ScheduledProblem
from sellercall_desktop.core.scheduled.errors import ScheduledCallError
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.scheduled.form import LaterForm
from sellercall_desktop.ui.scheduled.list import LaterList
from sellercall_desktop.ui.scheduled.words import fate_text, when_text, who_text
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.law.light import Light
    from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCallRefused, ScheduledCallsMissed
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.dialer.dialer import Dialer
    from sellercall_desktop.ui.dialer.light_part import LightPart
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.scheduled.entries import LaterEntry
    from sellercall_desktop.ui.scheduled.later_desk import LaterDesk
    from sellercall_desktop.ui.window.bridge import Bridge

    Keep = Callable[[datetime, str], Coroutine[object, object, None]]
    Toast = Callable[[str, str, Callable[[], None] | None], None]


class LaterPart(QObject):
    """Carries out what a person wants of them; what came due unasked is said and waits."""

    call_wanted = Signal(str)
    """This number (E.164), by the way of every dial."""

    def __init__(
        self,
        dialer: Dialer,
        look: Look,
        later: LaterDesk,
        tasks: Tasks,
        bridge: Bridge,
        *,
        show_toast: Toast,
        show_error: Callable[[BaseException], None],
        light: LightPart | None,
    ) -> None:
        super().__init__(dialer)
        self._dialer, self._look, self._later, self._tasks = dialer, look, later, tasks
        self._show_toast, self._show_error, self._light = show_toast, show_error, light
        self._keeping: Keep | None = None
        self._red: dict[str, LaterEntry] = {}  # E.164 to what was to be dialed now, under a red light
        fate = lambda entry: fate_text(entry, look.formats.language)  # noqa: E731 - it is said each time
        can_add = later.can_schedule
        self.list = LaterList(look, later.entries, fate=fate, can_add=can_add, parent=dialer)
        self.form = LaterForm(look, self.list)
        self.list.place.addWidget(self.form)
        dialer.put_above_recents(self.list)
        self.list.called.connect(self.call)
        self.list.changed.connect(self.change)
        self.list.put_off.connect(lambda entry: self._do(later.put_off(entry)))
        self.list.cancelled.connect(self.cancel)
        self.list.add_wanted.connect(self.ask)
        self.form.kept.connect(self._on_kept)
        self.form.left.connect(dialer.focus_field)
        for change in (bridge.callbacks_changed, bridge.callbacks_due, bridge.scheduled_changed):
            change.connect(self.list.refresh)
        bridge.contact_names_changed.connect(self.list.refresh)
        bridge.scheduled_missed.connect(self._on_missed)
        bridge.scheduled_refused.connect(self._on_refused)
        if light is not None:
            light.schedule_wanted.connect(self._on_schedule)
            light.another_time_wanted.connect(self._on_another_time)
            light.overrides = self._dials_in_spite_of
        self._do(self._know_refused())

    def focus_first(self) -> bool:
        """Give the topmost of the list the keyboard; False where there is none."""
        return self.list.focus_first()

    def close_opened(self) -> bool:
        """Close the form; False where it is closed."""
        if not self.form.close_form():
            return False
        self._dialer.focus_field()
        return True

    def ask(self, number: str = "") -> None:
        """Ask when this number, or that in the field, is to be called."""
        self._ask_about(number or (self._dialer.number.e164 if self._dialer.number else ""))

    # --- what a person wants of one ------------------------------------------------------------

    def call(self, entry: LaterEntry) -> None:
        """Call this one now."""
        if entry.scheduled is None:
            self.call_wanted.emit(entry.number)
        else:
            self._dial(entry)

    def change(self, entry: LaterEntry) -> None:
        """Ask for another moment."""
        scheduled = entry.scheduled
        note = scheduled.note if scheduled is not None else None

        async def keep(due: datetime, written: str) -> None:
            await self._later.move(entry, due, written if written != note else None)
            self._say_kept(entry.number, who_text(entry, self._look.formats), due, entry.zone, None)

        title = self.tr("When is {who} called?").format(who=who_text(entry, self._look.formats))
        self._open_form(title, entry.zone, entry.due, note, keep)

    def cancel(self, entry: LaterEntry) -> None:
        """It is settled without a call; a moment long that can be taken back."""

        async def cancelling() -> None:
            await self._later.cancel(entry)
            said = self.tr("Not called any more: {who}").format(who=who_text(entry, self._look.formats))
            self._show_toast(said, self.tr("Undo"), lambda: self._do(self._later.restore(entry)))
            self.list.refresh()

        self._do(cancelling())

    # --- inside -------------------------------------------------------------------------------

    def _do(self, work: Coroutine[object, object, None]) -> None:
        self._tasks.spawn(work, "later", self._show_error)

    async def _know_refused(self) -> None:
        await self._later.know_refused()
        self.list.refresh()

    def _ask_about(self, number: str, zone: str = "", due: datetime | None = None) -> None:
        if not number or not self._later.can_schedule:
            self._show_toast(self.tr("Type a number first"), "", None)
            self._dialer.focus_field()
            return
        from sellercall_desktop.core.phone.reading import number_of

        shown = self._look.formats.caller(number)

        async def keep(at: datetime, note: str) -> None:
            await self._add(number, at, self.form.zone, note)

        title, likely = self.tr("When is {who} called?").format(who=shown), number_of(number).zones
        self._open_form(title, zone or next(iter(likely), ""), due, "", keep)
        if not zone:
            self.form.keep.setEnabled(False)  # until it is known by whose clock the moment is meant
            self._tasks.spawn(self._know_clock(number, keep), "later.clock", self._on_clock_unread)

    async def _know_clock(self, number: str, keep: Keep) -> None:
        zone = await self._later.zone_of(number)
        if self._keeping is keep:
            if zone != self.form.zone:
                self.form.go_by(zone)
            self.form.keep.setEnabled(True)

    def _on_clock_unread(self, error: BaseException) -> None:
        self.form.show_problem(sentence_for(error).plain)

    def _open_form(
        self,
        title: str,
        zone: str,
        due: datetime | None,
        note: str | None,
        keep: Keep,
    ) -> None:
        self._keeping = keep
        if self._light is not None:
            self._light.close()
        self.form.ask(title, zone, due=due, note=note)
        QTimer.singleShot(0, self.form, lambda: self._dialer.bring_into_sight(self.form))

    def _on_kept(self, due: datetime, note: str) -> None:
        if self._keeping is not None:
            self._tasks.spawn(self._keep(self._keeping(due, note)), "later.keep", self._on_not_kept)

    async def _keep(self, keeping: Coroutine[object, object, None]) -> None:
        await keeping
        self.form.close_form()
        self.list.refresh()
        self._dialer.focus_field()

    def _on_not_kept(self, error: BaseException) -> None:
        self.form.show_problem(sentence_for(error).plain)

    async def _add(self, number: str, due: datetime, zone: str, note: str) -> None:
        entry = await self._later.add(number, due, zone, note)
        self._clear_field(number)
        self._say_kept(number, self._look.formats.caller(number), due, zone, entry)

    def _clear_field(self, e164: str) -> None:
        """It was about the number in the field, which nobody wants any more."""
        if self._dialer.number is not None and self._dialer.number.e164 == e164:
            self._dialer.field.clear()

    def _say_kept(self, number: str, who: str, due: datetime, zone: str, new: LaterEntry | None) -> None:
        formats = self._look.formats
        when = when_text(due, zone, formats, utc_now())
        said = self.tr("{who} is called: {when}").format(who=who or formats.number(number), when=when)
        undo = (lambda: self._do(self._later.cancel(new))) if new is not None else None
        self._show_toast(said, self.tr("Undo") if undo else "", undo)

    def _on_schedule(self, wanted: tuple[Light, datetime]) -> None:
        light, at = wanted
        zone = next(iter(light.zones), "")
        adding = self._add(light.number.e164, at, zone, "")
        self._tasks.spawn(adding, "later.add", self._show_error)

    def _on_another_time(self, e164: str) -> None:
        light = self._light.light if self._light is not None else None
        zones = light.zones if light is not None else ()
        self._ask_about(e164, next(iter(zones), ""), light.next_allowed if light is not None else None)

    # --- dialing one now ------------------------------------------------------------------------

    def _dial(self, entry: LaterEntry, override: str = "") -> None:
        dialing = self._dialed(entry, override)
        self._tasks.spawn(dialing, "later.dial", lambda error: self._on_not_dialed(entry, error))

    async def _dialed(self, entry: LaterEntry, override: str) -> None:
        made: Call = await self._later.dial(entry, override)
        self._red.pop(entry.number, None)
        self._clear_field(entry.number)
        self._dialer.placed.emit(made)
        self.list.refresh()

    def _on_not_dialed(self, entry: LaterEntry, error: BaseException) -> None:
        is_red = isinstance(error, ScheduledCallError) and error.problem is ScheduledProblem.RED_LIGHT
        if not is_red or self._light is None:
            self._show_error(error)
            return
        self._red[entry.number] = entry
        self._dialer.take(entry.number)
        self._light.open_when_known(entry.number)

    def _dials_in_spite_of(self, e164: str, reason: str) -> bool:
        """Whether this number is in the field for a call for later, which then is what is dialed."""
        entry = self._red.get(e164)
        if entry is not None:
            self._dial(entry, reason)
        return entry is not None

    # --- what came due unasked -------------------------------------------------------------------

    def _on_missed(self, news: ScheduledCallsMissed) -> None:
        self._say_unasked(len(news.missed), news.missed[0].number)

    def _on_refused(self, news: ScheduledCallRefused) -> None:
        self._later.take(news.call)
        self._say_unasked(1, news.call.number)

    def _say_unasked(self, count: int, first: str) -> None:
        self.list.refresh()
        who = self._look.formats.caller(first)
        said = (
            self.tr("{who} was to be called and was not").format(who=who)
            if count == 1
            else self.tr("%n calls came due and were not made", "", count)
        )
        say(self.list, said, at_once=True)
        self._show_toast(said, self.tr("See"), self._see)

    def _see(self) -> None:
        self._dialer.bring_into_sight(self.list)
        self.list.focus_first()

"""Gives each part of the window what it works with, and that alone: the one place that knows all of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from sellercall_desktop.app.windowed.before_calls import BeforeCalls
from sellercall_desktop.app.windowed.call_details import CallDetails
from sellercall_desktop.app.windowed.campaigns import campaign_desk, offer_campaigns
from sellercall_desktop.app.windowed.contacts import contact_desk, new_contacts_page, persons_in_history
from sellercall_desktop.app.windowed.prompts import PromptParts
from sellercall_desktop.app.windowed.simulated_customers import SimulatedCustomers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.app.building.desk import Desk
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.app.windowed.diagnostics import HelpDesk
    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.tariffs import Tariffs
    from sellercall_desktop.core.health import HealthWatch
    from sellercall_desktop.core.logbook import Logbook
    from sellercall_desktop.core.prompts.library import PromptKeeper
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.workbench import Workbench
    from sellercall_desktop.core.steering.steering import Steering
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.tunnel import TunnelChanged
    from sellercall_desktop.core.wrap_up.call_fields import FieldJudging
    from sellercall_desktop.core.wrap_up.callbacks import Callbacks
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.paths import Paths
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.simulator import Simulator
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.do_not_call.page import ListDesk
    from sellercall_desktop.ui.exchanges.drawer import Drawer
    from sellercall_desktop.ui.exchanges.panel import ExchangeSource
    from sellercall_desktop.ui.hand_off.door import HandOffDoor
    from sellercall_desktop.ui.history.panel import HistoryPanel
    from sellercall_desktop.ui.live_call.voicemail import Answered
    from sellercall_desktop.ui.live_call.watch_source import WatchSource
    from sellercall_desktop.ui.our_numbers.page import NumberDesk
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.panel import PromptPanel
    from sellercall_desktop.ui.settings.panel import SettingsPanel
    from sellercall_desktop.ui.settings.secret_field import WindowSecrets
    from sellercall_desktop.ui.settings.web import Door
    from sellercall_desktop.ui.system.desktop import Home
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.layout_file import LayoutFile
    from sellercall_desktop.ui.window.main_window import MainWindow
    from sellercall_desktop.ui.window.session_keys import SessionKeys
    from sellercall_desktop.ui.window.workspace import Workspace
    from sellercall_desktop.ui.wizard.page import Wizard
    from sellercall_desktop.ui.wizard.step import Assistant


def _nobody_answered() -> Answered:
    from sellercall_desktop.ui.live_call.voicemail import Answered

    return Answered()


@dataclass(frozen=True, slots=True)
class WindowWiring:
    """What is open behind the window. `local_url` is asked when shown; `author` signs prompts and acts."""

    engine: Engine
    steering: Steering
    wrap_ups: WrapUps
    callbacks: Callbacks
    calls: CallStore
    prompts: PromptStore
    keeper: PromptKeeper
    settings: SettingsFile
    secrets: WindowSecrets
    bridge: Bridge
    tasks: Tasks
    logbook: Logbook
    paths: Paths
    local_url: Callable[[], str]
    health: HealthWatch
    door: Door
    author: str
    tunnel: Callable[[], TunnelChanged | None] = lambda: None
    demo: SimulatedCustomers | None = None
    exchanges: ExchangeSource | None = None
    support: HelpDesk | None = None
    numbers: NumberDesk | None = None
    do_not_call: ListDesk | None = None
    assistant: Assistant | None = None
    watches: WatchSource | None = None
    tariffs: Tariffs | None = None
    audit: AuditTrail | None = None
    fields: FieldJudging | None = None
    answered: Answered = field(default_factory=_nobody_answered)
    hand_off: HandOffDoor | None = None
    before: BeforeCalls = field(default_factory=BeforeCalls)
    contacts: ContactDesk | None = None
    campaigns: CampaignDesk | None = None
    workbench: Workbench | None = None

    def attach(self, window: MainWindow) -> None:
        """Bring the window to life at once, where nobody waits for its paint."""
        window.equip()
        list(self.attaching(window))

    def attaching(self, window: MainWindow) -> Iterator[None]:
        """Bring it to life in steps short enough that what is typed between them is not kept waiting."""
        yield from window.filling(partial(self._fill, window), self.tasks)
        window.elsewhere.attach(self.engine.live_calls, self.calls, self.tasks, self.bridge)
        window.commands.attach(
            self.tasks,
            self.calls,
            self.prompts,
            numbers=self.numbers.setup if self.numbers is not None else None,
            diagnostics=self.support.diagnostics if self.support is not None else None,
        )
        steps, assistant = window.first_steps, self.assistant
        if self.demo is not None:
            steps.attach(self.secrets, self.tasks, None)
            return
        new_wizard = partial(self._new_wizard, window, assistant) if assistant is not None else None
        steps.attach(self.secrets, self.tasks, new_wizard)
        self.tasks.spawn(steps.at_start(self._session_keys(window)), "welcome")

    def attach_home(self, home: Home) -> None:
        """Let tray, notifications and the global key work."""
        home.attach(self.engine, self.tasks, self.tunnel())
        home.attach_callbacks(self.callbacks, self.tasks, author=self.author)

    # --- a workspace, each with tasks and a bridge of its own ---------------------------------------

    def _fill(self, window: MainWindow, workspace: Workspace, tasks: Tasks, bridge: Bridge) -> Iterator[None]:
        look, layout = window.look, window.layout_file
        new_history = self.before.in_history(partial(self._new_history, workspace, tasks, bridge), workspace)
        new_history = persons_in_history(new_history, self.contacts, workspace)
        new_contacts = new_contacts_page(self.contacts, look, tasks, bridge, window.toasts.show)
        workspace.open_pages(new_history, partial(self._new_settings, look, tasks, bridge), new_contacts)
        if self.campaigns is not None:
            offer_campaigns(self.campaigns, workspace, tasks, bridge, window.toasts.show)
        desk = workspace.desk
        desk.dialer.attach(self.engine, self.calls, tasks, bridge)
        yield
        self._fill_call(window, workspace, tasks, bridge)
        yield
        new_prompts = partial(self._new_prompts, workspace, tasks, bridge, window.toasts.show)
        yield from desk.filling(new_history, new_prompts, partial(self._new_log, look, layout, tasks, bridge))
        workspace.attach(bridge, self.local_url(), self.health.known, self.tunnel())
        if (demo := self.demo) is not None:
            workspace.show_demo(
                demo.numbers,
                lambda number: tasks.spawn(demo.call_in(number), "demo.call_in", workspace.show_error),
            )
        self._announce(look, workspace, tasks, bridge)

    def _fill_call(self, window: MainWindow, workspace: Workspace, tasks: Tasks, bridge: Bridge) -> None:
        """The live calls, and what belongs to them while they last and right after."""
        from sellercall_desktop.app.windowed.call_parts import CallParts

        CallParts(
            engine=self.engine,
            steering=self.steering,
            wrap_ups=self.wrap_ups,
            callbacks=self.callbacks,
            prompts=self.prompts,
            settings=self.settings,
            author=self.author,
            watches=self.watches,
            tariffs=self.tariffs,
            fields=self.fields,
            answered=self.answered,
            hand_off=self.hand_off,
            before=self.before,
        ).attach(window.look, workspace, tasks, bridge, window.toasts.show)

    def _new_history(
        self, workspace: Workspace, tasks: Tasks, bridge: Bridge, place: QWidget
    ) -> HistoryPanel:
        from sellercall_desktop.core.audit_signing import SignedTrail
        from sellercall_desktop.settings.wrap_up import dispositions
        from sellercall_desktop.ui.history.panel import HistoryPanel

        look = workspace.look
        made = HistoryPanel(
            self.calls,
            bridge,
            tasks,
            look,
            parent=place,
            at_once=False,
            audit=SignedTrail(self.audit, self.author),
            dispositions=lambda: dispositions(self.settings.value.wrap_up, look.formats.language),
            complete=CallDetails(
                *(self.wrap_ups, self.fields, self.watches, self.workbench, self.prompts), self.author
            ).in_workspace(workspace, tasks),
        )
        made.call_seen.connect(partial(self.engine.attention.look, f"history in {type(place).__name__}"))
        return made

    def _new_prompts(
        self, workspace: Workspace, tasks: Tasks, bridge: Bridge, toast: Callable[..., None], place: QWidget
    ) -> PromptPanel:
        return PromptParts(
            prompts=self.prompts,
            keeper=self.keeper,
            publish=self.engine.publish_prompt,
            settings=self.settings,
            contacts=self.contacts,
            author=self.author,
            draft_file=self.paths.data / "prompt-draft.json",
            assistant=self.assistant,
            workbench=self.workbench,
            tariffs=self.tariffs,
            audit=self.audit,
            campaigns=self.campaigns,
            demo=self.demo is not None,
        ).new_panel(workspace, tasks, bridge, toast=toast, place=place)

    def _new_log(
        self, look: Look, layout: LayoutFile, tasks: Tasks, bridge: Bridge, place: QWidget
    ) -> Drawer:
        from sellercall_desktop.ui.exchanges.drawer import Drawer

        open_logs = partial(_open_folder, self.paths.logs)
        made = Drawer(self.logbook, look, layout, open_logs, parent=place)
        if self.exchanges is not None:
            made.add_exchanges(self.exchanges, bridge, tasks)
        return made

    def _new_settings(self, look: Look, tasks: Tasks, bridge: Bridge, place: QWidget) -> SettingsPanel:
        from sellercall_desktop.ui.settings.panel import SettingsPanel

        return SettingsPanel(
            self.settings,
            self.secrets,
            bridge,
            tasks,
            look,
            calls=self.calls,
            checks={part: partial(self.health.check, part) for part in ("ultravox", "twilio")},
            door=self.door,
            use_session=self.secrets.keep_for_session,
            open_data=partial(_open_folder, self.paths.data),
            open_logs=partial(_open_folder, self.paths.logs),
            numbers=self.numbers,
            do_not_call=self.do_not_call,
            demo=self.demo is not None,
            parent=place,
        )

    def _announce(self, look: Look, workspace: Workspace, tasks: Tasks, bridge: Bridge) -> None:
        from sellercall_desktop.ui.window.news import Announcements

        Announcements(
            workspace,
            look,
            bridge,
            tasks,
            workspace.status,
            show_note=workspace.show_note,
            show_error=workspace.show_error,
            last_crash=self.support.last_crash if self.support is not None else None,
        )
        if self.numbers is not None:
            from sellercall_desktop.ui.our_numbers.news import NumberNews

            NumberNews(
                workspace,
                look,
                self.numbers,
                bridge,
                show_toast=workspace.toast_requested.emit,
                show_note=workspace.show_note,
                page_is_seen=lambda: workspace.numbers_are_seen,
            )

    # --- the first steps ----------------------------------------------------------------------------

    def _session_keys(self, window: MainWindow) -> SessionKeys:
        from sellercall_desktop.ui.window.session_keys import SessionKeys

        return SessionKeys(
            window.layout_file,
            self.bridge,
            window.first_steps,
            place_of=self.secrets.place_of,
            live_count=lambda: len(self.engine.live_calls),
        )

    def _new_wizard(self, window: MainWindow, assistant: Assistant) -> Wizard:
        from sellercall_desktop.ui.wizard.page import Wizard
        from sellercall_desktop.ui.wizard.step import Context

        return Wizard(
            Context(window.look, window.layout_file, self.settings, self.tasks, assistant),
            self.bridge,
            secrets=self.secrets,
            engine=self.engine,
            calls=self.calls,
            numbers=self.numbers.setup if self.numbers is not None else None,
        )


def window_wiring(
    setup: Setup, desk: Desk, bridge: Bridge, author: str, simulator: Simulator | None
) -> WindowWiring:
    """What the window works with, once everything behind it is open."""
    from sellercall_desktop.app.building.our_numbers import WindowNumbers
    from sellercall_desktop.app.building.trying import Trying
    from sellercall_desktop.app.windowed.diagnostics import HelpDesk
    from sellercall_desktop.app.windowed.door import LocalDoor
    from sellercall_desktop.core.prompts.library import PromptKeeper

    return WindowWiring(
        engine=desk.engine,
        steering=desk.steering,
        wrap_ups=desk.wrap_ups,
        callbacks=desk.callbacks,
        fields=desk.fields,
        calls=desk.calls,
        prompts=desk.prompts,
        keeper=PromptKeeper(desk.prompts, setup.bus),
        settings=setup.settings,
        secrets=setup.secrets,
        bridge=bridge,
        tasks=desk.tasks,
        logbook=setup.logbook,
        paths=setup.paths,
        local_url=lambda: desk.web.local_url,
        health=desk.health,
        door=LocalDoor(desk.web, setup.secrets),
        author=author,
        tunnel=lambda: desk.tunnel.known,
        demo=SimulatedCustomers(simulator) if simulator is not None else None,
        exchanges=_exchanges(setup, desk),
        support=HelpDesk(setup, desk),
        numbers=WindowNumbers(desk.numbers, desk.web),
        do_not_call=_do_not_call(desk, author),
        assistant=Trying(setup, desk.prompts, desk.engine.publish_prompt),
        watches=desk.watches,
        tariffs=desk.tariffs,
        audit=desk.audit,
        hand_off=_hand_off(setup, desk),
        before=BeforeCalls(desk.lights, desk.scheduled),
        contacts=contact_desk(setup, desk, author),
        campaigns=campaign_desk(desk, author),
        workbench=desk.workbench,
    )


def _hand_off(setup: Setup, desk: Desk) -> HandOffDoor:
    from sellercall_desktop.ui.hand_off.door import HandOffDoor

    region = lambda: setup.settings.value.general.default_region  # noqa: E731 - it is asked each time
    off = desk.handing_off
    return HandOffDoor(off.hand_offs, off.policy, off.colleagues, region)


def _exchanges(setup: Setup, desk: Desk) -> ExchangeSource:
    from sellercall_desktop.app.building.replaying import WebhookReplayer
    from sellercall_desktop.ui.exchanges.panel import ExchangeSource

    return ExchangeSource(
        exchanges=desk.exchanges,
        replayer=WebhookReplayer(desk.recorder, desk.web, setup.secrets, setup.settings),
        own_address=lambda: setup.settings.value.web.public_url or desk.web.public_url,
        keep_days=lambda: setup.settings.value.log.exchanges_days,
        refused=lambda: desk.recorder.refused,
    )


def _do_not_call(desk: Desk, author: str) -> ListDesk:
    from sellercall_desktop.core.clock import utc_now
    from sellercall_desktop.core.guard.list_transfer import ListTransfer
    from sellercall_desktop.ui.do_not_call.page import ListDesk

    transfer = ListTransfer(desk.do_not_call, desk.audit, utc_now, author)
    return ListDesk(desk.do_not_call, transfer, author, desk.lights.registers)


def _open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

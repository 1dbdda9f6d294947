"""Builds what watches over live conversations, and gives the window what it needs of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Party
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.prompts.pinned import AcceptedWordings, CallLanguages
from sellercall_desktop.core.steering.silence_guard import SilenceGuard
from sellercall_desktop.core.steering.watching import Watching
from sellercall_desktop.settings.watch_rules import accepted_wordings, sentence, silence_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.follow import Follower
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.steering.disclosure import Accepted
    from sellercall_desktop.core.steering.opting_out import OptingOut
    from sellercall_desktop.core.steering.sentences import Occasion
    from sellercall_desktop.core.steering.verdicts import Verdicts
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.store.stores import Store


@dataclass(frozen=True, slots=True)
class Watches:
    """Everything that watches over live calls, as the window needs it."""

    watching: Watching
    silence: SilenceGuard
    opting_out: OptingOut
    settings: SettingsFile
    languages: CallLanguages

    def take_up(self, calls: Sequence[Call]) -> None:
        """Watch over calls that go on since an earlier run."""
        self.watching.take_up(calls)
        self.silence.take_up(calls)

    def of(self, call_id: str) -> Verdicts:
        """The verdicts about a live call."""
        return self.watching.of(call_id)

    def sentence(self, occasion: Occasion, call: Call) -> str:
        """What the AI of this call is made to say for this."""
        language = self.languages.known(call.requested.prompt_version)
        return sentence(self.settings.value, occasion, language)

    def disclosure_s(self) -> float:
        """Within how many seconds the AI has to have made everything known."""
        return self.settings.value.watches.disclosure_s


def build_watches(
    setup: Setup,
    engine: Engine,
    opting_out: OptingOut,
    store: Store,
    languages: CallLanguages,
    *,
    ledger: Ledger,
    follower: Follower,
    tasks: Tasks,
) -> Watches:
    """All of it; calls that go on since an earlier run are taken up once they are known."""
    settings = setup.settings
    wordings = AcceptedWordings(
        languages.pinned, partial(_accepted, settings), lambda: settings.value.ultravox.language_hint
    )
    watching = Watching(ledger=ledger, bus=setup.bus, tasks=tasks, accepted=wordings.of)
    silence = SilenceGuard(
        watching=watching,
        ledger=ledger,
        bus=setup.bus,
        tasks=tasks,
        rule=lambda: silence_rule(settings.value),
        look=partial(follower.look, party=Party.AGENT, only_words=True),
        hang_up=engine.hang_up,
        now=utc_now,
        desk=store.desk,
    )
    return Watches(watching, silence, opting_out, settings, languages)


def _accepted(settings: SettingsFile, language: str) -> Accepted:
    return accepted_wordings(settings.value, language)

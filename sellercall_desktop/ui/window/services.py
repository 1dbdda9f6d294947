"""What the window is given once the store is open; to be painted it needs only its `WindowBase`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.exchanges.exchange import ExchangeStore, Replayer
    from sellercall_desktop.core.health import HealthChanged
    from sellercall_desktop.core.logbook import Logbook
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.secrets import SecretName, Secrets
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.tunnel import TunnelChanged
    from sellercall_desktop.paths import Paths
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.our_numbers.page import NumberDesk
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.wizard.step import Assistant

    class WindowSecrets(Secrets, Protocol):
        """Secrets, and what to do where there is no keyring."""

        def place_of(self, secret: SecretName) -> str:
            """Where this one is, or would be kept, as `place` names it."""

        def keep_for_session(self) -> None:
            """Keep what is set from now on in memory only."""


@dataclass(frozen=True, slots=True)
class DemoNumber:
    """A number of the simulated world. `behaviour` names what its owner does, `text` says it in English."""

    number: str
    behaviour: str
    text: str


class Health(Protocol):
    """How the providers fare (`core.health.HealthWatch`)."""

    @property
    def known(self) -> Sequence[HealthChanged]:
        """What was last found of each part."""

    async def check(self, name: str) -> HealthChanged:
        """Check one part now and publish what is new."""


class Door(Protocol):
    """Who may use the REST API and the hubs of the local listener."""

    @property
    def is_strict(self) -> bool:
        """Whether nobody gets in without the token."""

    @property
    def token_is_given(self) -> bool:
        """Whether the environment decides the token, so that it cannot be changed here."""

    async def token(self) -> str:
        """The token; empty while there is none. Raises SecretsUnavailableError."""

    async def rotate_token(self) -> None:
        """Make another; the old one dies at once. Raises SecretsUnavailableError."""


class DemoActions(Protocol):
    """What can be made to happen in the simulated world."""

    @property
    def numbers(self) -> Sequence[DemoNumber]:
        """Everyone who can be called, each with a way of behaving."""

    async def call_in(self, from_number: str) -> None:
        """Let this customer ring us."""


class Support(Protocol):
    """What a person can send to whoever helps."""

    async def diagnostics(self, language: str) -> str:
        """This installation as a text without secrets or customers' data."""

    async def last_crash(self) -> str:
        """The report of a run that ended badly, once; empty where there is none."""


@dataclass(frozen=True, slots=True)
class InspectorServices:
    """What the inspector works with. `refused` counts the webhooks nobody had signed."""

    exchanges: ExchangeStore
    replayer: Replayer
    own_address: Callable[[], str]  # where the webhooks come in
    keep_days: Callable[[], int]
    refused: Callable[[], int]


@dataclass(frozen=True, slots=True)
class WindowServices:
    """What works behind the window. `local_url` is asked when it is shown; `author` signs new prompts."""

    engine: Engine
    calls: CallStore
    prompts: PromptStore
    settings: SettingsFile
    secrets: WindowSecrets
    bridge: Bridge
    tasks: Tasks
    logbook: Logbook
    paths: Paths
    local_url: Callable[[], str]
    health: Health
    door: Door
    author: str
    tunnel: Callable[[], TunnelChanged | None] = lambda: None
    demo: DemoActions | None = None
    inspector: InspectorServices | None = None
    support: Support | None = None
    numbers: NumberDesk | None = None
    assistant: Assistant | None = None

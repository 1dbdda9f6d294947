"""Secrets: the system's keyring, memory for one session, and the environment above either.

Never a value in a repr, a log line or an exception. The only module that knows `keyring`.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import TYPE_CHECKING, TypeVar

from sellercall_desktop.core.errors import SecretsUnavailableError
from sellercall_desktop.core.problems import SecretsProblem
from sellercall_desktop.core.secrets import SecretChanged
from sellercall_desktop.settings.secret_names import Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from keyring.backend import KeyringBackend

    from sellercall_desktop.core.secrets import SecretName, Secrets

T = TypeVar("T")
TIMEOUT_S = 60.0  # long enough for a person to answer the system's "unlock the keyring" question
RECOMMENDED_PRIORITY = 1  # keyring's own mark: backends below it are absent or store clear text
LIMITS_BYTES = {"WinVaultKeyring": 5 * 512}  # Windows' own for one entry, which keyring fills with UTF-16
_SAID_BY = {  # names of classes: what is raised belongs to libraries that other systems do not have
    SecretsProblem.NO_KEYRING: {"NoKeyringError", "SecretServiceNotAvailableException"},
    SecretsProblem.DENIED: {"PromptDismissedException", "KeychainDenied", "SecAuthFailure"},
    SecretsProblem.LOCKED: {"KeyringLocked", "LockedException"},
}
_SAID_BY_WINDOWS = {5: SecretsProblem.DENIED, 1312: SecretsProblem.NO_KEYRING}  # its error numbers
TWILIO_PAIRS = (
    {Secret.TWILIO_ACCOUNT_SID, Secret.TWILIO_AUTH_TOKEN},
    {Secret.TWILIO_ACCOUNT_SID, Secret.TWILIO_API_KEY_SID, Secret.TWILIO_API_KEY_SECRET},
)


class SessionSecrets:
    """Kept in memory, gone with the program: the demo, or a machine without a keyring."""

    def __init__(self, known: Mapping[Secret, str] | None = None) -> None:
        self._known: dict[SecretName, str] = dict((known or {}).items())

    @property
    def place(self) -> str:
        """Always ``"session"``."""
        return "session"

    async def get(self, secret: SecretName) -> str | None:
        """The value, None where none was set."""
        return self._known.get(secret)

    async def set(self, secret: SecretName, value: str) -> None:
        """Keep the value until the program ends."""
        self._known[secret] = value

    async def delete(self, secret: SecretName) -> None:
        """Forget it."""
        self._known.pop(secret, None)

    async def check(self) -> None:
        """Memory is always there."""


class KeyringSecrets:
    """The operating system's store. `keyring` is loaded and called on its own thread, at first use."""

    def __init__(
        self, timeout_s: float = TIMEOUT_S, backend: Callable[[], KeyringBackend] | None = None
    ) -> None:
        """Nothing is loaded yet.

        Args:
            timeout_s: how long one answer of the keyring may take, a question to the person included.
            backend: finds the keyring to use; by default the one the system recommends.
        """
        self._timeout_s = timeout_s
        self._find_backend = backend or _recommended_backend
        self._backend: KeyringBackend | None = None
        self._known: dict[SecretName, str | None] = {}
        self._one_question = asyncio.Lock()  # two reads at once would ask the person twice to unlock

    @property
    def place(self) -> str:
        """``"keyring: <backend>"``; before the first use just ``"keyring"``."""
        return f"keyring: {self._backend.name}" if self._backend is not None else "keyring"

    async def get(self, secret: SecretName) -> str | None:
        """The value; read once, then remembered.

        Raises:
            SecretsUnavailableError: there is no keyring, it stayed locked, or it did not answer.
        """
        async with self._one_question:
            if secret not in self._known:
                self._known[secret] = await self._ask(lambda ring: ring.get_password(*_entry(secret)))
            return self._known[secret]

    async def set(self, secret: SecretName, value: str) -> None:
        """Keep the value. Raises SecretsUnavailableError; what was kept before then stays."""

        def keep(ring: KeyringBackend) -> None:
            _refuse_too_long(ring, value)
            ring.set_password(*_entry(secret), value)

        async with self._one_question:
            await self._ask(keep)
            self._known[secret] = value

    async def delete(self, secret: SecretName) -> None:
        """Forget it; nothing happens where there is none. Raises SecretsUnavailableError."""

        def delete(ring: KeyringBackend) -> None:
            # Backends disagree on what deleting nothing raises, so nothing is never deleted.
            if ring.get_password(*_entry(secret)) is not None:
                ring.delete_password(*_entry(secret))

        async with self._one_question:
            await self._ask(delete)
            self._known[secret] = None

    async def check(self) -> None:
        """Ask the keyring for something, whatever it answers. Raises SecretsUnavailableError."""
        async with self._one_question:
            await self._ask(lambda ring: ring.get_password("SellerCall/check", "check"))

    async def _ask(self, question: Callable[[KeyringBackend], T]) -> T:
        def work() -> T:
            if self._backend is None:
                self._backend = self._find_backend()
            return question(self._backend)

        try:
            async with asyncio.timeout(self._timeout_s):
                return await _on_a_daemon_thread(work)
        except TimeoutError:
            text = f"the keyring gave no answer in {self._timeout_s:g} s"
            raise SecretsUnavailableError(text, SecretsProblem.NO_ANSWER) from None


class LayeredSecrets:
    """The environment's values first, then `inner`'s. `on_value` receives every value that passes."""

    def __init__(
        self,
        environ: Mapping[str, str],
        inner: Secrets,
        on_value: Callable[[str], None] = lambda _value: None,
        on_change: Callable[[SecretChanged], None] = lambda _change: None,
    ) -> None:
        """Read the variables.

        Args:
            environ: ``SELLERCALL_<SECTION>__<KEY>`` of each `Secret`; an empty one counts as absent.
            inner: where the others are, and where new ones go.
            on_value: hears each value before anyone else does; the log's redactor belongs here.
            on_change: called after each `set` and `delete`.
        """
        self._given = _given(environ)
        self._inner = inner
        self._on_value, self._on_change = on_value, on_change
        for value in self._given.values():
            on_value(value)

    @property
    def place(self) -> str:
        """``"environment"`` where that gives both accounts, else the inner place."""
        return "environment" if is_complete(self._given) else self._inner.place

    def place_of(self, secret: SecretName) -> str:
        """Where this one is, or would be kept: ``"environment"``, or the inner place."""
        return "environment" if self.overridden(secret) else self._inner.place

    def overridden(self, secret: SecretName) -> bool:
        """Whether the environment decides this one, so that setting it changes nothing until it is gone."""
        return secret in self._given

    async def get(self, secret: SecretName) -> str | None:
        """The value that holds, None where there is none. Raises SecretsUnavailableError."""
        value = self._given.get(secret) or await self._inner.get(secret)
        if value:
            self._on_value(value)
        return value or None

    async def set(self, secret: SecretName, value: str) -> None:
        """Keep the value, freed of blanks around it; an empty one deletes. Raises SecretsUnavailableError."""
        if not (value := value.strip()):
            await self.delete(secret)
            return
        self._on_value(value)
        await self._inner.set(secret, value)
        self._on_change(SecretChanged(secret))

    async def delete(self, secret: SecretName) -> None:
        """Forget it. Raises SecretsUnavailableError."""
        await self._inner.delete(secret)
        self._on_change(SecretChanged(secret))

    async def check(self) -> None:
        """Whether secrets can be kept and read. Raises SecretsUnavailableError."""
        await self._inner.check()

    def keep_for_session(self) -> None:
        """From now on keep secrets in memory only: the person's choice where no keyring is usable."""
        if not isinstance(self._inner, SessionSecrets):
            self._inner = SessionSecrets()


def open_secrets(
    environ: Mapping[str, str],
    on_value: Callable[[str], None] = lambda _value: None,
    on_change: Callable[[SecretChanged], None] = lambda _change: None,
) -> LayeredSecrets:
    """The secrets of this user. Where the environment gives both accounts, no keyring is ever touched."""
    inner = SessionSecrets() if is_complete(_given(environ)) else KeyringSecrets()
    return LayeredSecrets(environ, inner, on_value, on_change)


def variable(secret: SecretName) -> str:
    """The environment variable of a secret, e.g. ``SELLERCALL_TWILIO__AUTH_TOKEN``."""
    return f"SELLERCALL_{secret.value.replace('.', '__')}".upper()


def is_complete(given: Collection[SecretName]) -> bool:
    """Whether these are all that both providers ask for."""
    return Secret.ULTRAVOX_API_KEY in given and any(pair.issubset(given) for pair in TWILIO_PAIRS)


def _given(environ: Mapping[str, str]) -> dict[SecretName, str]:
    return {secret: value for secret in Secret if (value := environ.get(variable(secret), "").strip())}


def _entry(secret: SecretName) -> tuple[str, str]:
    # One service per secret: Windows renames an entry when a second user name shares its service.
    return f"SellerCall/{secret.value}", secret.value


def _recommended_backend() -> KeyringBackend:
    import keyring  # 74 ms, and often unused

    backend = keyring.get_keyring()
    if backend.priority < RECOMMENDED_PRIORITY:
        text = "this system has no keyring, or only one that keeps clear text"
        raise SecretsUnavailableError(text, SecretsProblem.NO_KEYRING)
    return backend


def _refuse_too_long(ring: KeyringBackend, value: str) -> None:
    """Before the system does, with an error number. No provider's key comes near it."""
    limit = LIMITS_BYTES.get(type(ring).__name__)
    if limit is not None and len(value.encode("utf-16-le")) > limit:
        text = f"the keyring keeps at most {limit // 2} characters in one entry"
        raise SecretsUnavailableError(text, SecretsProblem.TOO_LONG)


def _problem_of(error: BaseException) -> SecretsProblem:
    """The reason a backend gave, or one that it wrapped."""
    whole: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in whole:
        whole.append(each)
        each = each.__cause__ or each.__context__
    names = {type(one).__name__ for one in whole} | {str(getattr(one, "name", "")) for one in whole}
    if "org.freedesktop.DBus.Error.AccessDenied" in names:
        return SecretsProblem.DENIED
    for problem, marks in _SAID_BY.items():
        if names & marks:
            return problem
    numbers = (_SAID_BY_WINDOWS.get(getattr(one, "winerror", 0) or 0) for one in whole)
    return next((problem for problem in numbers if problem is not None), SecretsProblem.FAILED)


async def _on_a_daemon_thread(work: Callable[[], T]) -> T:
    """Like asyncio.to_thread, but a keyring that never answers cannot keep the program from ending."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def tell(value: T | None, problem: SecretsUnavailableError | None) -> None:
        if answer.done():
            return  # nobody waits any more
        if problem is not None:
            answer.set_exception(problem)
        else:
            answer.set_result(value)  # type: ignore[arg-type]  # None is a T where there is no problem

    def run() -> None:
        value, problem = None, None
        try:
            value = work()
        except SecretsUnavailableError as error:
            problem = error
        except Exception as error:  # noqa: BLE001 - backends are plug-ins and raise what their system raises
            # The type tells enough; a backend's text might quote what it was given.
            reason = _problem_of(error)
            text = f"the keyring refused: {reason.value.replace('_', ' ')} ({type(error).__name__})"
            problem = SecretsUnavailableError(text, reason)
        with contextlib.suppress(RuntimeError):  # the loop is gone: the program is ending
            loop.call_soon_threadsafe(tell, value, problem)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    return await answer

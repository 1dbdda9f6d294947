"""Which events are worth a notification, and its words. No Qt objects but the translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.ownership import is_anothers
from sellercall_desktop.core.tunnel import TunnelState

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call, CallChanged
    from sellercall_desktop.core.tunnel import TunnelChanged
    from sellercall_desktop.ui.words.formats import Formats

SHOWN_DIGITS = 4


@dataclass(frozen=True, slots=True)
class DesktopNotice:
    """What a notification says. `call_id` names the live call it is about, so that it can be hung up."""

    title: str
    text: str
    call_id: str = ""
    is_bad: bool = False


def spoken_number(number: str, formats: Formats, *, hide: bool) -> str:
    """The number as the person reads it, or only its end where others may see the screen."""
    if hide and number:
        return f"…{number[-SHOWN_DIGITS:]}"
    return formats.who(number)


class CallNotices:
    """Follows the calls: a caller is announced once, and the end of a call that was seen live."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats
        self.live: dict[str, Call] = {}

    @property
    def ours(self) -> tuple[str, ...]:
        """The live calls that end when this desk ends them: another desk's are none of them."""
        return tuple(call_id for call_id, call in self.live.items() if not is_anothers(call))

    def lines(self, *, hide: bool) -> dict[str, str]:
        """The live calls, oldest first: id to the number that names it."""
        return {
            call_id: spoken_number(call.number, self._formats, hide=hide)
            for call_id, call in self.live.items()
        }

    def on_call(self, change: CallChanged, *, hide: bool) -> DesktopNotice | None:
        """What to say of this change, if anything."""
        call = change.call
        anothers = is_anothers(call)
        known = call.id in self.live
        if call.is_live:
            self.live[call.id] = call
            rings_here = not known and not anothers and call.direction is Direction.INBOUND
            return self._incoming(call, hide) if rings_here else None
        if not known:
            return None
        del self.live[call.id]
        return None if anothers else self._ended(call, hide)

    def _incoming(self, call: Call, hide: bool) -> DesktopNotice:
        number = spoken_number(call.number, self._formats, hide=hide)
        return DesktopNotice(
            QCoreApplication.translate("Notices", "Incoming call"),
            QCoreApplication.translate("Notices", "{number} · the AI answers").format(number=number),
            call.id,
        )

    def _ended(self, call: Call, hide: bool) -> DesktopNotice:
        formats = self._formats
        parts = [
            spoken_number(call.number, formats, hide=hide),
            formats.result_text(call.result) if call.result else "",
            formats.duration(call.duration_s) if call.duration_s else "",
        ]
        text = " · ".join(part for part in parts if part)
        return DesktopNotice(QCoreApplication.translate("Notices", "Call ended"), text)


class TunnelNotices:
    """Tells when the way in is lost, and when it is back."""

    def __init__(self) -> None:
        self._was_open = self._lost = False

    def on_tunnel(self, news: TunnelChanged) -> DesktopNotice | None:
        """What to say of this change, if anything."""
        if news.state is TunnelState.OPEN:
            back, self._was_open, self._lost = self._lost, True, False
            if back:
                return DesktopNotice(
                    QCoreApplication.translate("Notices", "The tunnel works again"),
                    QCoreApplication.translate("Notices", "Incoming calls reach this computer."),
                )
        elif news.state is TunnelState.RECONNECTING and self._was_open and not self._lost:
            self._lost = True
            return DesktopNotice(
                QCoreApplication.translate("Notices", "The tunnel is lost"),
                QCoreApplication.translate(
                    "Notices", "Incoming calls do not reach this computer. It is being opened again."
                ),
                is_bad=True,
            )
        elif news.state is TunnelState.CLOSED:
            self._was_open = self._lost = False
        return None

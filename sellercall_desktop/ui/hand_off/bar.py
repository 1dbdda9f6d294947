"""The row on the card that says how far a hand-off is, with what can be done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sellercall_desktop.core.calls.summaries import summary_of
from sellercall_desktop.ui.hand_off.phase import Phase, Standing
from sellercall_desktop.ui.hand_off.sentences import is_own, mute_texts, no_telephone_text, sentence_of
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, Picture, button, icon_button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.words.handed import person_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.core.calls.call import Call

_DRESS = {
    Phase.ASKING: ("caution", "question", "warning"),
    Phase.JOINED: ("notice", "user", "call"),
    Phase.DROPPED: ("problem", "warning", "hang_up"),
    Phase.FAILED: ("problem", "warning", "hang_up"),
}
_LEAST_WORDS_PX, _NUMBER_PX = 130, 100  # with the sign and the edges; more where a number stands before
_DRESS_OTHERWISE = ("notice", "phone-call", "call")


class HandOffBar(QFrame):
    """Shows one call's hand-off. What is pressed is a signal; who does it knows which call is shown."""

    confirmed = Signal()
    called_off = Signal()
    give_back_wished = Signal()
    mute_wished = Signal()
    hold_wished = Signal()
    keys_wished = Signal()
    settings_wished = Signal()
    rows_changed = Signal()

    def __init__(self, look: Look, refuge: QWidget, put_away: set[str]) -> None:
        """`refuge` takes the keyboard where the button that has it goes away: the next one must not.

        `put_away` are the hand-offs of which was read that they failed.
        """
        super().__init__()
        self._look, self._refuge = look, refuge
        self._call: Call | None = None
        self._standing = Standing()
        self._first, self._column, self._buttons = QHBoxLayout(), QVBoxLayout(self), QWidget()
        self._is_below = False
        self._room = Arrangement(lambda: self._lacks_room, self._place_buttons)
        self._is_named = self._lacks_telephone = self._gives_way = False
        self._put_away = put_away
        self._told: tuple[str, str] = ("", "")
        self._sign, self._text, self._summary = Picture(look), label("", wrap=True), Elided("muted")
        self.confirm = self._button("", role="primary")
        self.cancel = self._button(self.tr("Cancel (Esc)"))
        self.mute, self.hold = self._button(""), self._button("")
        self.keys, self.give_back = self._button(self.tr("Keys")), self._button("")
        self._words = {
            self.mute: mute_texts(),
            self.hold: (self.tr("Hold (H)"), self.tr("End hold (H)")),
        }
        self.settings = self._button(self.tr("Open settings"))
        self.dismiss = icon_button(look, "x", self.tr("Dismiss"), size=14)
        for part, wish in (
            (self.confirm, self.confirmed),
            (self.cancel, self.called_off),
            (self.mute, self.mute_wished),
            (self.hold, self.hold_wished),
            (self.keys, self.keys_wished),
            (self.give_back, self.give_back_wished),
            (self.settings, self.settings_wished),
        ):
            part.clicked.connect(wish)
        self.dismiss.clicked.connect(self.put_away)
        self._lay_out()

    @property
    def standing(self) -> Standing:
        """How far the hand-off of the call shown is."""
        return self._standing

    @property
    def rows(self) -> int:
        """How many rows it takes from the conversation."""
        return 0 if self.isHidden() else 1 + int(not self._summary.isHidden()) + int(self._is_below)

    def name_call(self, *, named: bool) -> None:
        """Whether there are others, so that it must say on whom it acts."""
        if named != self._is_named:
            self._is_named = named
            self._show()

    def show_call(self, call: Call, standing: Standing, *, may_press_keys: bool) -> None:
        """How far this call's hand-off is. Keys are pressed on the line only through a public address."""
        if self._call is None or self._call.id != call.id:
            self._lacks_telephone = False
        if standing.lapsed is not None and standing.lapsed.hand_off_id in self._put_away:
            standing = replace(standing, lapsed=None)
        self._call, self._standing = call, standing
        self.keys.setEnabled(may_press_keys)
        why = self.tr("Press keys on the customer's line, as in a menu")
        without = self.tr("Keys need a public address: open the tunnel in the settings")
        self.keys.setToolTip(why if may_press_keys else without)
        self.keys.setAccessibleDescription(self.keys.toolTip())
        self._show()

    def give_way(self, *, gives: bool) -> None:
        """Whether something that is open needs its room."""
        if gives != self._gives_way:
            self._gives_way = gives
            self._show()

    def say_no_telephone(self) -> None:
        """Her own telephone is to ring, and the settings do not say which it is."""
        self._lacks_telephone = True
        self._show()

    def put_away(self) -> None:
        """What has failed was read."""
        standing = self._standing
        read = standing.hand_off if standing.phase is Phase.FAILED else standing.lapsed
        if read is not None:
            self._put_away.add(read.hand_off_id)
            self._standing = replace(standing, lapsed=None)
        self._lacks_telephone = False
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The buttons go below the words where there is no room beside them."""
        super().resizeEvent(event)
        self._room.fit()

    # --- inside -------------------------------------------------------------------------------

    def _button(self, text: str, *, role: str = "") -> QPushButton:
        made = button(self._look, text, role=role)
        made.setProperty("fit", "slim")
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        return made

    def _lay_out(self) -> None:
        px = self._look.theme.px
        beside = QHBoxLayout(self._buttons)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(6))
        beside.addStretch(1)
        for part in self._doing:
            beside.addWidget(part)
        self._first.setSpacing(px(6))
        self._first.addWidget(self._sign)
        self._first.addWidget(self._text, 1)
        self._first.addWidget(self._buttons)
        self._first.addWidget(self.dismiss)
        self._column.setContentsMargins(px(12), px(4), px(8), px(4))
        self._column.setSpacing(px(2))
        self._column.addLayout(self._first)
        self._column.addWidget(self._summary)
        self.hide()

    def _place_buttons(self, below: bool) -> None:
        """Beside the words, or below where these are many."""
        if below is not self._is_below:
            self._is_below = below
            if below:
                self._column.insertWidget(1, self._buttons)
            else:
                self._first.insertWidget(2, self._buttons)
            self.rows_changed.emit()

    @property
    def _lacks_room(self) -> bool:
        """Whether the buttons leave the words too little beside them."""
        if self._standing.failed is not None or self._standing.lapsed is not None:
            return True
        px = self._look.theme.px
        shown = [
            _widest(part, self._words.get(part, ())) + px(6) for part in self._doing if not part.isHidden()
        ]
        words = px(_LEAST_WORDS_PX + _NUMBER_PX * self._is_named)
        return len(shown) > 1 and sum(shown) + words > self.width()

    @property
    def _doing(self) -> tuple[QPushButton, ...]:
        return (
            *(self.confirm, self.cancel, self.mute, self.hold, self.keys),
            *(self.give_back, self.settings),
        )

    def _show(self) -> None:
        call, standing = self._call, self._standing
        if call is None:
            return
        phase, one = standing.phase, standing.hand_off
        read = phase is Phase.FAILED and one is not None and one.hand_off_id in self._put_away
        quiet = phase is Phase.NONE or read
        self._lacks_telephone &= phase in {Phase.NONE, Phase.FAILED, Phase.JOINED}
        joined = phase is Phase.JOINED
        had_keyboard = any(part.hasFocus() for part in (*self._doing, self.dismiss))
        self.confirm.setVisible(phase is Phase.ASKING)
        self.cancel.setVisible(standing.may_be_called_off)
        for part in (self.hold, self.keys):
            part.setVisible(joined)
        self.give_back.setVisible(joined or phase is Phase.DROPPED)
        self.mute.setVisible(standing.may_be_muted)
        self.settings.setVisible(quiet and self._lacks_telephone)
        unread = phase is Phase.FAILED or standing.lapsed is not None
        self.dismiss.setVisible(unread or (quiet and self._lacks_telephone))
        if had_keyboard and not any(part.hasFocus() for part in (*self._doing, self.dismiss)):
            self._refuge.setFocus()
        self._name_buttons(call, standing)
        self._room.fit()
        self._dress(quiet=quiet)
        self._say()
        self._sum_up(call, joined=joined)
        self.setVisible((not quiet or self._lacks_telephone) and not self._gives_way)

    def _dress(self, *, quiet: bool) -> None:
        standing = self._standing
        role, icon, colour = _DRESS.get(standing.phase, _DRESS_OTHERWISE)
        if quiet or standing.failed is not None or standing.lapsed is not None:
            role, icon, colour = "caution", "warning", "warning"
        self._sign.show_drawn(
            lambda: self._look.icons.pixmap(icon, colour, 18, self.devicePixelRatioF()), (icon, colour)
        )
        set_role(self, role)

    def _name_buttons(self, call: Call, standing: Standing) -> None:
        whom = self._look.formats.number(call.number) if self._is_named else self.tr("the customer")
        yes = self.tr("Yes, bring {whom} (F8)") if standing.is_take_over else self.tr("Bring {whom} (F7)")
        self.confirm.setText(yes.format(whom=whom))
        has, heard = standing.has, self.tr("Whether {whom} hears you")
        if has is not None and not is_own(has):
            who = person_text(has, self._look.formats)
            heard = self.tr("Whether {whom} hears {who}").replace("{who}", who)
        self._words[self.mute] = mute_texts(has, self._look.formats)
        self.mute.setText(self._words[self.mute][standing.is_muted])
        self.hold.setText(self._words[self.hold][standing.is_held])
        self.give_back.setText(self.tr("Give back (F9)"))
        for part, does in (
            (self.confirm, self.tr("{whom} is brought into the conversation (Enter, F8 or F7)")),
            (self.cancel, self.tr("{whom} stays where they are; the telephone rings no more")),
            (self.mute, heard),
            (self.hold, self.tr("Whether {whom} hears music")),
            (self.give_back, self.tr("The AI talks with {whom} again; it learns what was said")),
        ):
            part.setToolTip(does.format(whom=whom))
            part.setAccessibleDescription(part.toolTip())

    def _say(self) -> None:
        call = self._call
        if call is None:
            return
        text = no_telephone_text()
        if self._standing.phase is not Phase.NONE and not self._lacks_telephone:
            text = sentence_of(call, self._standing, self._look.formats)
        if self._is_named:
            text = f"{self._look.formats.number(call.number)}: {text}"
        since, lapsed = self._standing.since, self._standing.lapsed
        counts = since is not None and lapsed is None and self._standing.phase is not Phase.FAILED
        seconds = max(0.0, (datetime.now(UTC) - since).total_seconds()) if since is not None else 0.0
        shown = f"{text}  ·  {self._look.formats.duration(seconds)}" if counts else text
        if self._text.text() != shown:
            self._text.setText(shown)
        if self._told != (call.id, text):
            self._told = call.id, text
            self.setAccessibleName(text)
            say(self, text, at_once=self._standing.phase in {Phase.ASKING, Phase.DROPPED, Phase.FAILED})

    def _sum_up(self, call: Call, *, joined: bool) -> None:
        """What the AI sums up of the conversation, once it has left it; the words themselves stand below."""
        written = summary_of(call)
        summary = (written.short or written.long or "") if written is not None else ""
        self._summary.setVisible(joined and bool(summary))
        self._summary.show_text(" ".join(summary.split()))


def _widest(part: QPushButton, either: Sequence[str]) -> int:
    """With either of its words: what was pressed stays under the mouse."""
    wide = part.fontMetrics().horizontalAdvance
    return part.sizeHint().width() + max((wide(words) - wide(part.text()) for words in either), default=0)

"""Where customers are and when they may be called; and how calls come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton

from sellercall_desktop.ui.parts.look import button, label, mark
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.wizard.step import Step

if TYPE_CHECKING:
    from sellercall_desktop.ui.settings.fields import Value
    from sellercall_desktop.ui.wizard.step import Context

_KEYS = ("hours_from", "hours_to", "saturday_from", "saturday_to", "days")
HOURS: dict[str, tuple[str, ...]] = {
    "any": ("", "", "", "", "all"),
    "usual": ("08:00", "20:00", "", "", "mon-sat"),
    "law": ("07:00", "19:00", "08:00", "15:00", "mon-sat"),  # Colombia, Ley 2300 de 2023
}


class RulesStep(Step):
    """The default country, and the hours by the customer's clock."""

    name = "rules"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Country and hours"),
            self.tr(
                "The hours are those of the place where the customer is. Outside of them no call goes out."
            ),
        )
        from sellercall_desktop.core.phone.countries import COUNTRY_NAMES

        settings = context.settings.value
        spanish = context.look.formats.language == "es"
        self.country = QComboBox()
        self.country.setAccessibleName(self.tr("Country of numbers typed without a code"))
        names = {code: both[1 if spanish else 0] for code, both in COUNTRY_NAMES.items()}
        for code in sorted(names, key=names.__getitem__):
            self.country.addItem(f"{names[code]} ({code})", code)
        self.country.setCurrentIndex(self.country.findData(settings.general.default_region))
        self.country.currentIndexChanged.connect(
            lambda _row: context.change("general", default_region=str(self.country.currentData()))
        )
        title = label(self.country.accessibleName())
        title.setBuddy(self.country)
        for part in (title, self.country):
            self.column.addWidget(part)
        self.column.addSpacing(context.look.theme.px(12))
        self.column.addWidget(label(self.tr("Hours for calls"), "section"))
        texts = {
            "any": self.tr("At any time"),
            "usual": self.tr("Monday to Saturday, 08:00 to 20:00"),
            "law": self.tr("Mon–Fri 07:00–19:00, Sat 08:00–15:00 (Ley 2300 de 2023, Colombia)"),
            "own": self.tr("As set under Call limits"),
        }
        present = tuple(str(getattr(settings.guard, key)) for key in _KEYS)
        now = next((name for name, values in HOURS.items() if values == present), "own")
        group, self.hours = QButtonGroup(self), dict[str, QRadioButton]()
        for name, text in texts.items():
            choice = QRadioButton(text)
            choice.setChecked(name == now)
            choice.setVisible(name != "own" or now == "own")
            choice.toggled.connect(lambda on, name=name: self._on_hours(name) if on else None)
            group.addButton(choice)
            self.hours[name] = choice
            self.column.addWidget(choice)
        self.column.addSpacing(context.look.theme.px(12))
        self._add_purpose(settings.law.kind_of_calls)
        note = self.tr(
            "The law of the countries you call is kept besides, public holidays too, as far as the program "
            "knows it. Which rules hold for your calls is for you to find out."
        )
        self.column.addWidget(label(note, "caption", wrap=True))

    def _add_purpose(self, chosen: str) -> None:
        """The law asks other things of each kind of calls."""
        self.purpose = QComboBox()
        self.purpose.setAccessibleName(self.tr("What your calls are"))
        for kind, text in (
            ("commercial", self.tr("Sales")),
            ("collection", self.tr("Collection of debts")),
            ("requested", self.tr("Asked for by the customer")),
        ):
            self.purpose.addItem(text, kind)
        self.purpose.setCurrentIndex(self.purpose.findData(chosen))
        self.purpose.currentIndexChanged.connect(
            lambda _row: self.context.change("law", kind_of_calls=str(self.purpose.currentData()))
        )
        title = label(self.purpose.accessibleName())
        title.setBuddy(self.purpose)
        for part in (title, self.purpose):
            self.column.addWidget(part)

    def start(self) -> None:
        """The country first."""
        self.country.setFocus()

    def _on_hours(self, name: str) -> None:
        if name in HOURS:
            values: dict[str, Value] = dict(zip(_KEYS, HOURS[name], strict=True))
            self.context.change("guard", **values)


class TunnelStep(Step):
    """Offers the ways in that are there. Without one, calling out works."""

    name = "tunnel"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Incoming calls"),
            self.tr("Calling out works without a tunnel. Incoming calls and instant news need one."),
        )
        group, self.kinds = QButtonGroup(self), dict[str, QRadioButton]()
        for kind, text in (
            ("none", self.tr("None for now")),
            ("cloudflared", self.tr("cloudflared: a new public address at each start")),
            ("ngrok", self.tr("ngrok: with the token you have kept")),
        ):
            choice = QRadioButton(text)
            choice.setEnabled(kind == "none")
            choice.toggled.connect(lambda on, kind=kind: context.change("tunnel", kind=kind) if on else None)
            group.addButton(choice)
            self.kinds[kind] = choice
            self.column.addWidget(choice)
        set_role(self.said, "caption")
        more = button(context.look, self.tr("Own server, fixed address, ngrok's token…"), role="link")
        more.clicked.connect(lambda: self.leaving.emit("tunnel"))
        self.column.addWidget(self.said)
        self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def start(self) -> None:
        """Find out what is there."""
        kind = self.context.settings.value.tunnel.kind
        if kind in self.kinds:
            mark(self.kinds[kind], checked=True)
        self.kinds["none"].setFocus()
        self.context.tasks.spawn(self._look(), "wizard.ways_in", lambda _error: self._show({}))

    async def _look(self) -> None:
        self._show(dict(await self.context.assistant.ways_in()))

    def _show(self, present: dict[str, bool]) -> None:
        for kind, choice in self.kinds.items():
            choice.setEnabled(kind == "none" or present.get(kind, False))
        missing = [kind for kind in self.kinds if kind != "none" and not present.get(kind)]
        if missing:
            text = self.tr("Not found on this computer: {names}.").format(names=", ".join(missing))
            self.said.setText(text)
        self.said.setVisible(bool(missing))

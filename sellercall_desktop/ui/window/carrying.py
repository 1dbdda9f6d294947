"""What the person was at goes with them into the workspace of another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.ui.campaigns.page import CampaignsPage, carry_page
from sellercall_desktop.ui.history.panel import HistoryPanel
from sellercall_desktop.ui.settings.panel import SettingsPanel
from sellercall_desktop.ui.window.rail import WindowSection

if TYPE_CHECKING:
    from sellercall_desktop.ui.window.workspace import Workspace


def carry_over(old: Workspace, new: Workspace) -> None:
    """Go on where `old` was left: calls, section, and what was typed, edited and searched for there."""
    new.desk.take_over(old.desk)
    _carry_edits(old, new)
    new.show_section(old.section, old.settings_page)
    was, now = old.findChild(CampaignsPage), new.findChild(CampaignsPage)
    if was is not None and now is not None:
        carry_page(was, now)
    desks = old.desk.findChild(HistoryPanel), new.desk.findChild(HistoryPanel)
    for theirs, ours in (desks, (old.history, new.history)):
        if theirs is not None and ours is not None:
            ours.take_over(theirs)


def _carry_edits(old: Workspace, new: Workspace) -> None:
    edited = old.findChild(SettingsPanel)
    if edited is None or not edited.changes:
        return
    new.show_section(WindowSection.SETTINGS, old.settings_page)  # which makes the page
    if (page := new.findChild(SettingsPanel)) is not None:
        for key, row in edited.rows.items():
            if (value := row.change) is not None and key in page.rows:
                page.rows[key].edit(value)

"""The buttons of a campaign and the sentence about it, as it changes under the person's hands."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignState, PauseCause
from sellercall_desktop.core.campaigns.campaigns import CampaignStatus
from sellercall_desktop.core.campaigns.checking import Forecast
from sellercall_desktop.core.campaigns.ports import CampaignProgress
from sellercall_desktop.ui.campaigns.controls import Controls
from sellercall_desktop.ui.campaigns.words import standing_text
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats
from tests.waiting import until


def status_of(state, cause=None):
    campaign = Campaign("c", "Renewals", state=state, cause=cause)
    return CampaignStatus(
        campaign, CampaignProgress({}, {}, 0, Decimal()), Forecast(0, 0.0, None), works_here=True
    )


async def test_after_a_pause_by_rule_the_keyboard_is_on_resume(qloop, qapp, qtbot):
    theme = Theme(qapp)
    controls = Controls(Look(theme, Icons(theme), Formats("en")))
    qtbot.addWidget(controls)
    controls.show_status(status_of(CampaignState.RUNNING), checked=True)
    controls.show()
    controls.activateWindow()
    controls.pause.setFocus()
    await until(controls.pause.hasFocus)
    controls.show_status(status_of(CampaignState.PAUSED, PauseCause.TOO_MANY_FAILED), checked=True)
    assert QApplication.focusWidget() is controls.start


@pytest.mark.parametrize("state", [CampaignState.FINISHED, CampaignState.DRAFT])
def test_a_campaign_that_ended_with_nobody_on_its_list_says_so(state):
    said = standing_text(status_of(state), Formats("en"), datetime(2026, 11, 30, tzinfo=UTC))
    assert bool(said) is (state is CampaignState.FINISHED)

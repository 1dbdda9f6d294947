"""The card of campaign work says how far the list has come and how long it takes yet."""

from sellercall_desktop.ui.campaigns.card import Face, WorkCard
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats

LEFT = "12 of 40 · about 70 min left"


def test_the_card_says_how_far_and_how_long_and_gives_way_when_narrow(qtbot, qapp):
    theme = Theme(qapp)
    look = Look(theme, Icons(theme), Formats("en"))
    card = WorkCard(look)
    qtbot.addWidget(card)
    card.show_face(Face("Renewals", 12, 40, (LEFT, "12 of 40"), title="Ana"))
    card.resize(theme.px(420), card.sizeHint().height())
    assert card.left.fitting == LEFT
    assert card.progress.width() > theme.px(100)
    assert card.progress.accessibleName() == LEFT
    assert LEFT in card.accessibleDescription()
    card.resize(theme.px(160), card.height())
    assert card.left.fitting == "12 of 40"
    assert card.progress.width() >= theme.px(24)

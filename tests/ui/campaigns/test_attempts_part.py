"""When a number is tried again, in the form of a campaign: every rule is seen, and goes out as it came in."""

from dataclasses import replace

from sellercall_desktop.core.campaigns.campaign import AttemptPlan
from sellercall_desktop.ui.campaigns.attempts_part import AttemptsPart
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats


def test_another_part_of_the_day_is_seen_and_switched(qtbot, qapp):
    theme = Theme(qapp)
    part = AttemptsPart(Look(theme, Icons(theme), Formats("en")))
    qtbot.addWidget(part)
    part.show()
    plan = AttemptPlan()
    part.show_plan(plan)
    assert [key for key, box in part.other_part.items() if box.isVisible()] == ["no_answer"]
    assert part.other_part["no_answer"].isChecked()
    assert part.plan == plan
    with qtbot.waitSignal(part.changed):
        part.other_part["no_answer"].click()
    assert part.plan == replace(plan, no_answer=replace(plan.no_answer, other_part_of_day=False))
    of_a_program = replace(plan, busy=replace(plan.busy, other_part_of_day=True))
    part.show_plan(of_a_program)
    assert part.other_part["busy"].isVisible()
    assert part.plan == of_a_program
    assert part.sizeHint().width() <= theme.px(388), "the form has no bar to scroll sideways"

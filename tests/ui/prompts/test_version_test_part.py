"""Two versions share the calls, from the pane of versions: chosen, begun, told how they stand, ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from PySide6.QtCore import Qt

from sellercall_desktop.core.campaigns.results import Figures
from sellercall_desktop.core.campaigns.version_standing import VersionTestStanding
from sellercall_desktop.core.prompts.comparison import EndCause, EndOfTest, EndRule, VersionTest
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem
from sellercall_desktop.core.prompts.linting.checked import Installation
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.settings import InactivityMessage, PromptSettings
from sellercall_desktop.ui.prompts.consequences import Consequences
from sellercall_desktop.ui.prompts.version_standing import said_of
from sellercall_desktop.ui.prompts.version_test_part import VersionTestPart
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.prompts.test_prompt_panel import open_room

AT = datetime(2026, 11, 30, 12, tzinfo=UTC)


class Tests:
    """As the desk's, in memory."""

    __test__ = False

    def __init__(self):
        self.test = None

    async def latest(self, prompt_id):
        if self.test is None:
            raise PromptError(PromptProblem.NO_TEST)
        return self.test

    async def begin(self, prompt_id, a, b, *, share_of_b, by, rule, answered_each):
        self.test = VersionTest("t", prompt_id, a, b, share_of_b, AT, by, rule, answered_each)

    async def end(self, prompt_id, by):
        self.test = replace(self.test, end=EndOfTest(AT, by, EndCause.HAND))

    async def standing(self, test):
        sides = (
            Figures(attempts=300, answered=120, talks=100, sales=sales, minutes=80.0, cost=Decimal("12.3"))
            for sales in (10, 20)
        )
        return VersionTestStanding(test, *sides, "USD")


async def publishing_tells_what_it_does_besides(room, tests):
    """Before it is done: that the shared calls end by it, and that no call can be filled."""

    async def installation():
        return Installation(contacts_have=("deuda",))

    review = room.panel.review
    review.consequences = Consequences(installation, tests)
    room.panel.editor.setPlainText("{{nobmre}} {{deuda}}")
    await room.ask()
    assert review.told.text().splitlines() == [
        "Calls with this text are refused because of {{nobmre}}; its check says why.",
        "v1 and v2 share the calls now (A/B); publishing ends that.",
    ]
    assert review.told.isVisible()
    room.panel.editor.setPlainText("{{deuda}}")
    tests.test = replace(tests.test, end=EndOfTest(AT, "", EndCause.RULE))
    await room.until(lambda: review.content == room.panel.content)
    assert not review.told.isVisible()
    tests.test = replace(tests.test, end=None)
    review.put_away()


async def test_what_is_said_in_each_call_is_looked_at_before_it_is_published():
    async def installation():
        return Installation(contacts_have=("deuda",))

    silences = (InactivityMessage(5, "¿Sigue ahí, {{nombre|amigo}} {{deu}}?"),)
    settings = PromptSettings(greeting="Hola {{nobmre}}, {{deuda}}", inactivity=silences, voicemail="{{x}}")
    content = PromptContent("Venda.", settings=settings)
    assert await Consequences(installation, None).of("default", content) == (
        "Calls are refused because of {{nobmre}}, {{deu}} in the greeting or in what is said into a silence.",
    )


async def test_nobody_has_talked_yet_is_no_verdict():
    test, nothing = VersionTest("t", "default", 1, 2, 50, AT, "luis"), Figures()
    said = said_of(VersionTestStanding(test, nothing, nothing, "USD"), Formats("en"))
    assert "No talks yet." in said
    assert "Too few" not in said


async def test_a_test_is_begun_told_and_ended(qloop, qapp, qtbot, tmp_path):
    texts = ("Uno", "Dos", "Tres")
    async with open_room(qapp, qtbot, tmp_path, *texts) as room:
        panel, tests = room.panel, Tests()
        part = VersionTestPart(panel.versions, tests, panel._tasks, panel.library._look, author="luis")
        room.click(panel.versions_button)
        await room.until(part.a.count)
        room.click(part.opener)
        assert part.isVisible()
        assert not panel.versions.restore.isVisible()
        assert (part.a.currentData(), part.b.currentData()) == (2, 3)
        qtbot.keyClick(part.b, Qt.Key.Key_Down)
        assert not part.begin.isEnabled(), "twice the same"
        qtbot.keyClick(part.a, Qt.Key.Key_Down)
        part.share.setValue(20)
        part.rule.setCurrentIndex(1)
        room.click(part.begin)
        await room.until(part.end.isVisible)
        found = tests.test
        assert (found.a, found.b, found.share_of_b, found.begun_by) == (1, 2, 20, "luis")
        assert (found.rule, found.answered_each) == (EndRule.ANSWERED, 200)
        said = part.standing.text()
        assert "Too few to know: about 204 more talks." in said
        assert "v1 (80 %): calls 300, answered 120, talks 100, sales 10" in said
        assert "sales of talks 20 % (from 13 to 29 %) · 80 min · 12.30 USD" in said
        await publishing_tells_what_it_does_besides(room, tests)
        room.click(part.end)
        await room.until(part.begin.isVisible)
        assert "by luis" in part.standing.text()
        room.click(part.opener)
        assert panel.versions.restore.isVisible()

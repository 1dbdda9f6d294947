"""What is tried before anybody is rung is filled as a call with that person is."""

from dataclasses import replace

from sellercall_desktop.core.calls.meter import AgentRate
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.settings import InactivityMessage, PromptSettings
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.simulator.scripts.directives import TextAgent
from sellercall_desktop.ui.prompts.trying.desk import TryingDesk
from sellercall_desktop.ui.prompts.trying.words import at_most_text
from sellercall_desktop.ui.words.formats import Formats

ANA = Contact("1", "Ana", (ContactNumber("+573001234567"),))


def test_a_greeting_with_a_gap_is_left_to_the_ai_and_a_silence_is_filled(qapp, tmp_path):
    settings = SettingsFile(tmp_path / "s.toml", {}, lambda _change: None)
    desk = TryingDesk(workbench=None, settings=settings, about=None, rate=None, currency="USD", by="ana")
    said = PromptSettings(greeting="Su saldo: {{saldo}}", inactivity=(InactivityMessage(30, "¿{{nombre}}?"),))
    filled, missing = desk.filled(PromptContent("Hola", settings=said), ANA)
    assert (filled.settings.greeting, missing) == ("", ("saldo",))
    assert [one.text for one in filled.settings.inactivity] == ["¿Ana?"]


def test_the_demo_says_that_its_ai_does_not_follow_the_whole_prompt_and_an_own_account_does_not(qapp):
    desk = TryingDesk(workbench=None, settings=None, about=None, rate=AgentRate, currency="USD", by="ana")
    said = at_most_text(600, desk, Formats("en"))
    assert "10 min at most" in said
    assert "demo" not in said
    in_demo = at_most_text(600, replace(desk, demo=True), Formats("en"))
    assert in_demo.startswith(f"{said} This is the demo: its AI is scripted")
    told = in_demo.partition("«")[2].partition("»")[0]
    assert TextAgent(told, "en").answer("Which price?").text == "…", "what it names as an order is one"

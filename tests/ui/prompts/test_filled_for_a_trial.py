"""What is tried before anybody is rung is filled as a call with that person is."""

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.settings import InactivityMessage, PromptSettings
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.ui.prompts.trying.desk import TryingDesk

ANA = Contact("1", "Ana", (ContactNumber("+573001234567"),))


def test_a_greeting_with_a_gap_is_left_to_the_ai_and_a_silence_is_filled(qapp, tmp_path):
    settings = SettingsFile(tmp_path / "s.toml", {}, lambda _change: None)
    desk = TryingDesk(workbench=None, settings=settings, about=None, rate=None, currency="USD", by="ana")
    said = PromptSettings(greeting="Su saldo: {{saldo}}", inactivity=(InactivityMessage(30, "¿{{nombre}}?"),))
    filled, missing = desk.filled(PromptContent("Hola", settings=said), ANA)
    assert (filled.settings.greeting, missing) == ("", ("saldo",))
    assert [one.text for one in filled.settings.inactivity] == ["¿Ana?"]

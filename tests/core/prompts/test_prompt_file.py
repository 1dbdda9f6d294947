"""A prompt as a file: what is written is read again, what is unknown stays, what is wrong is told by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.calls.facts import ActKind, Urgency
from sellercall_desktop.core.prompts.presets import LONGEST_LABEL, SHIPPED, Preset
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.prompt_file import (
    PromptFileError,
    PromptFileProblem,
    read_prompt_file,
    write_prompt_file,
)
from sellercall_desktop.core.prompts.settings import (
    AfterSilence,
    FirstSpeaker,
    InactivityMessage,
    PromptSettings,
)

SIGNS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
PIECES = st.sampled_from(
    ("+++\n", "---\n", "\n", "\r\n", "\ufeff", "Salude.", "voz = 1\n", '"""', "¿Sí?", "+++")
)
WORDS = st.one_of(SIGNS, st.lists(PIECES, max_size=6).map("".join))
PROMPT_TEXTS = WORDS.filter(str.strip)
PRESETS = st.lists(
    st.builds(
        Preset,
        SIGNS.map(lambda text: text[:LONGEST_LABEL]),
        WORDS,
        st.sampled_from((ActKind.SUGGEST, ActKind.EXACT)),
        st.sampled_from(Urgency),
    ),
    max_size=3,
).map(tuple)
TEXTS = st.lists(WORDS, max_size=2).map(tuple)
SETTINGS = st.builds(
    PromptSettings,
    voice=WORDS,
    greeting=WORDS,
    temperature=st.none() | st.floats(0, 1),
    first_speaker=st.none() | st.sampled_from(FirstSpeaker),
    max_duration_s=st.none() | st.integers(10, 14_400),
    inactivity=st.lists(
        st.builds(InactivityMessage, st.floats(1, 600), WORDS, st.sampled_from(AfterSilence)), max_size=2
    ).map(tuple),
    tools=TEXTS,
    disclosures=TEXTS,
    recording_wordings=TEXTS,
    way_out_wordings=TEXTS,
)
CONTENTS = st.builds(PromptContent, PROMPT_TEXTS, PRESETS, SETTINGS)


@given(CONTENTS, SIGNS, CONTENTS)
def test_what_is_written_is_read_again_also_over_another_file(content, name, before):
    found = read_prompt_file(write_prompt_file(content, name))
    assert (found.content, found.name, found.unknown) == (content, name, ())
    header = read_prompt_file(write_prompt_file(before, "otro")).header
    again = read_prompt_file(write_prompt_file(content, name, header))
    assert (again.content, again.name, again.unknown) == (content, name, ())
    assert write_prompt_file(again.content, again.name, again.header) == write_prompt_file(
        content, name, header
    )


@pytest.mark.parametrize("text", ["Salude.", "# Salude\n", "a\r\nb\r\n", "\nHola\n\n"])
def test_a_text_alone_is_a_file_of_its_own(text):
    assert write_prompt_file(PromptContent(text)) == text.encode()
    assert read_prompt_file(text.encode()).content == PromptContent(text)


BY_HAND = """+++
# Lo cuida Marta.
name = "Seguros"
voice = 'Mark'   # la de siempre
stt = "nueva"
temperature = 0.40

[[presets]]
label = "Correo"
text = "Pida el correo."
color = "rojo"

[[presets]]
label = "Cita"
text = "Proponga una cita."
kind = "exact"

[equipo]
lider = "Ana"
+++

Salude.
"""


def test_what_is_unknown_is_told_with_its_line_and_stays():
    found = read_prompt_file(BY_HAND.encode())
    assert [(one.key, one.line) for one in found.unknown] == [
        ("stt", 5),
        ("presets.1.color", 11),
        ("equipo", 18),
    ]
    assert found.content == PromptContent(
        "Salude.\n",
        (Preset("Correo", "Pida el correo."), Preset("Cita", "Proponga una cita.", ActKind.EXACT)),
        PromptSettings(voice="Mark", temperature=0.4),
    )
    changed = PromptContent(
        "Salude ya.\n",
        (Preset("Cita", "Dé una cita."), Preset("Correo", "Pida su correo.")),
        PromptSettings(voice="Eva", model="m1", temperature=0.4),
    )
    written = write_prompt_file(changed, "Seguros", found.header)
    again = read_prompt_file(written)
    assert (again.content, again.name) == (changed, "Seguros")
    assert [one.key for one in again.unknown] == ["stt", "equipo", "presets.2.color"]
    for kept in ("# Lo cuida Marta.", "# la de siempre", "temperature = 0.40", 'lider = "Ana"'):
        assert kept in written.decode()


def test_writing_what_was_read_changes_no_sign_of_what_is_there():
    whole = BY_HAND.replace('kind = "exact"\n', 'kind = "exact"\nurgency = "soon"\n').replace(
        'color = "rojo"\n', 'color = "rojo"\nkind = "suggest"\nurgency = "soon"\n'
    )
    found = read_prompt_file(whole.encode())
    assert write_prompt_file(found.content, found.name, found.header) == whole.encode()


@pytest.mark.parametrize(
    ("header", "problem", "line", "key", "expected"),
    [
        ("voice = 1", PromptFileProblem.WRONG_VALUE, 2, "voice", ("text",)),
        ("\ntemperature = 'alta'", PromptFileProblem.WRONG_VALUE, 3, "temperature", ("number",)),
        ("first_speaker = 'yo'", PromptFileProblem.WRONG_VALUE, 2, "first_speaker", ("agent", "customer")),
        ("[[presets]]\nlabel = 'A'", PromptFileProblem.WRONG_VALUE, 2, "presets.1.text", ("text",)),
        ("a = 1\nb = ", PromptFileProblem.NOT_TOML, 3, "", ()),
        (
            "\n".join(f"[[presets]]\nlabel = 'A{n}'\ntext = 'b'" for n in range(10)),
            PromptFileProblem.TOO_MANY_PHRASES,
            29,
            "presets",
            ("9",),
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(header, problem, line, key, expected):
    with pytest.raises(PromptFileError) as told:
        read_prompt_file(f"+++\n{header}\n+++\n\nHola".encode())
    error = told.value
    assert (error.problem, error.line, error.key, error.expected) == (problem, line, key, expected)


@pytest.mark.parametrize(
    ("held", "problem", "line"),
    [
        (b"+++\nvoice = 'Mark'\nHola", PromptFileProblem.NOT_CLOSED, 1),
        (b"+++\nvoice = 'Mark'\n+++\n\n", PromptFileProblem.NO_TEXT, 4),
        (b" \n", PromptFileProblem.NO_TEXT, 1),
        ("uno\nseñal".encode("latin-1"), PromptFileProblem.NOT_UTF8, 2),
    ],
)
def test_a_file_that_is_none_is_told(held, problem, line):
    with pytest.raises(PromptFileError) as told:
        read_prompt_file(held)
    assert (told.value.problem, told.value.line) == (problem, line)


def test_a_line_of_pluses_may_stand_in_a_value():
    held = '+++\ngreeting = """\nuno\n+++\ndos"""\n+++\n\nHola'
    found = read_prompt_file(held.encode())
    assert (found.content.settings.greeting, found.content.text) == ("uno\n+++\ndos", "Hola")


def test_the_shipped_phrases_are_readable_in_the_file():
    written = write_prompt_file(PromptContent("Hola", SHIPPED), "Ventas").decode()
    assert 'text = "Pida el correo electrónico y repítalo despacio para confirmarlo."' in written

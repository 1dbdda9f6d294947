"""The committed translations are complete, and they are what the sources say now."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

import sellercall_desktop
from sellercall_desktop.paths import resources

FOLDER = resources() / "i18n"
PACKAGE = Path(sellercall_desktop.__file__).parent
SOURCES = sorted(str(path) for room in ("settings", "ui") for path in (PACKAGE / room).rglob("*.py"))
LANGUAGES = {"es": [], "en": ["-pluralonly"]}


def tool(name):
    found = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def messages(path):
    root = ET.parse(path).getroot()
    return {
        (context.findtext("name"), message.findtext("source")): message
        for context in root.iter("context")
        for message in context.iter("message")
    }


def texts(message):
    translation = message.find("translation")
    return [form.text for form in translation.iter("numerusform")] or [translation.text]


def updated(code, folder):
    copy = folder / f"sellercall_{code}.ts"
    shutil.copy(FOLDER / copy.name, copy)
    command = [
        tool("pyside6-lupdate"),
        "-no-obsolete",
        "-locations",
        "none",
        *LANGUAGES[code],
        *SOURCES,
        "-ts",
        str(copy),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return messages(copy)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_of_the_sources_is_translated_and_none_is_left_over(code, tmp_path):
    committed = messages(FOLDER / f"sellercall_{code}.ts")
    assert updated(code, tmp_path).keys() == committed.keys()
    unfinished = [key for key, message in committed.items() if message.find("translation").get("type")]
    assert unfinished == []
    assert all(all(texts(message)) for message in committed.values())


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_compiled_file_is_the_one_of_the_texts(code, tmp_path):
    fresh = tmp_path / "fresh.qm"
    command = [tool("pyside6-lrelease"), str(FOLDER / f"sellercall_{code}.ts"), "-qm", str(fresh)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert fresh.read_bytes() == (FOLDER / f"sellercall_{code}.qm").read_bytes()


def test_spanish_keeps_every_placeholder():
    for (context, source), message in messages(FOLDER / "sellercall_es.ts").items():
        wanted = sorted(re.findall(r"\{\w+\}|%L?n", source))
        for text in texts(message):
            assert sorted(re.findall(r"\{\w+\}|%L?n", text)) == wanted, (context, source)


def test_no_text_hides_from_the_translators_behind_a_helper():
    hidden = re.compile(r"(?<![\w.])_?tr\(\s*f?[\"']")
    assert [path for path in SOURCES if hidden.search(Path(path).read_text(encoding="utf-8"))] == []


def test_spanish_speaks_once_installed(qapp):
    translator = QTranslator()
    assert translator.load("sellercall_es", str(FOLDER))
    qapp.installTranslator(translator)
    try:
        assert QCoreApplication.translate("Dialer", "Call") == "Llamar"
    finally:
        qapp.removeTranslator(translator)

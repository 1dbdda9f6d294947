"""What others made comes with its terms: every locked dependency, Qt, Python, the fonts, the dictionaries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sellercall_desktop import licences

ROOT = Path(__file__).parents[1]
LOCKED = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)


@pytest.fixture(scope="module")
def notices():
    return licences.gather(ROOT / "requirements.lock")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_locked_dependency_that_is_installed_has_a_notice(notices):
    installed = {name for name in LOCKED if licences._installed(name) is not None}
    assert len(installed) > 30
    assert installed <= {normal(notice.name) for notice in notices}


def test_every_notice_has_its_licence_named_and_its_text_in_full(notices):
    assert [notice.name for notice in notices if len(notice.text) < 500 or not notice.licence] == []


def test_qt_comes_with_the_lgpl_and_how_to_replace_it(notices):
    (qt,) = (notice for notice in notices if notice.name == "PySide6_Essentials")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text
    assert "GNU GENERAL PUBLIC LICENSE" in qt.text
    assert "replace" in qt.text


def test_fonts_and_python_are_named_too(notices):
    known = {notice.name: notice.licence for notice in notices}
    assert known["Inter"] == "OFL-1.1"
    assert known["Phosphor Icons"] == "MIT"
    assert known["Python"] == "PSF-2.0"
    assert known["Spanish dictionary (RLA-ES)"] == "MPL-2.0"
    assert known["English dictionary (SCOWL)"] == "BSD"


def test_a_bundles_list_reads_back_as_it_was(notices, tmp_path, monkeypatch):
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / licences.NOTICES).write_text(licences.as_json(notices), encoding="utf-8")
    monkeypatch.setattr(licences, "resources", lambda: tmp_path)
    assert licences.notices() == notices


def test_our_own_licence_is_mit():
    assert licences.own().startswith("MIT License")

"""What the app is built by: rules that hold without building it. The built app: tests/test_bundle.py."""

from __future__ import annotations

import ast
import configparser
import importlib.util
import plistlib
import re
import runpy
import struct
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from resources.bundle import contents, identity
from resources.bundle.linux.deb import CONTROL
from sellercall_desktop import __version__

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
DESKTOP = ROOT / "resources" / "bundle" / "linux" / "sellercall.desktop"


def our_imports():
    """Every dotted name that the program imports, at the top or late."""
    for path in (ROOT / contents.PACKAGE).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nothing_is_left_out_that_the_program_imports():
    left_out = set(contents.NOT_USED)
    wrong = {
        name
        for name in our_imports()
        for parts in [name.split(".")]
        if any(".".join(parts[:end]) in left_out for end in range(1, len(parts) + 1))
    }
    assert wrong == set()


def test_nothing_is_left_out_of_twilio_that_the_program_imports():
    left_out = set(contents.unused_modules(ROOT))
    wanted = {name for name in our_imports() if name.startswith("twilio")}
    assert wanted
    assert wanted & left_out == set()
    assert len([name for name in left_out if name.startswith("twilio.")]) > 300


def test_every_module_of_the_program_goes_in_and_every_hidden_one_exists():
    inside = contents.hidden_modules(ROOT)
    assert {
        "sellercall_desktop.app.windowed.window",
        "sellercall_desktop.tunnel.ssh",
        "sellercall_desktop.ui",
    } <= {*inside}
    absent = [name for name in contents.HIDDEN if importlib.util.find_spec(name) is None]
    assert absent == []


def test_the_zone_data_go_in_on_every_system_because_the_systems_may_be_older():
    assert "tzdata" in contents.hidden_modules(ROOT)
    assert "tzdata" not in contents.unused_modules(ROOT)


def test_what_is_read_beside_the_modules_goes_in_and_what_only_authors_need_does_not():
    inside = {f"{folder}/{Path(file).name}" for file, folder in contents.our_data(ROOT)}
    assert {
        "resources/default_prompt.es.txt",
        "resources/i18n/sellercall_es.qm",
        "resources/theme/window.qss",
        "resources/icons/sellercall-64.png",
        "resources/licences/LGPL-3.0.txt",
        "resources/licences/LICENSE",
        "resources/rules/co.toml",
        "resources/dictionaries/es.dic",
        "resources/dictionaries/en.aff",
    } <= inside
    assert [name for name in inside if name.endswith((".ts", ".svg", ".py", "desk.png"))] == []


def test_holidays_come_with_their_names_and_with_the_version_that_they_ask_for():
    hook = runpy.run_path(str(ROOT / "resources" / "bundle" / "hooks" / "hook-holidays.py"))
    places = {f"{Path(folder).as_posix()}/{Path(file).name}" for file, folder in hook["datas"]}
    names = {f"holidays/locale/{language}/LC_MESSAGES/CO.mo" for language in hook["LANGUAGES"]}
    assert names | {"holidays/locale/en_US/LC_MESSAGES/US.mo"} <= places
    assert any(".dist-info/holidays-" in place for place in places)
    assert "holidays.countries.colombia" in hook["hiddenimports"]
    assert not [place for place in places if "/uk/" in place]


def test_the_python_half_of_the_qt_binding_goes_in_compiled(tmp_path):
    made = contents.compiled_support(tmp_path)
    places = {place for place, _, _ in made}
    assert "shiboken6/files.dir/shibokensupport/signature/loader.pyc" in places
    assert all(place.endswith(".pyc") and Path(file).stat().st_size for place, file, _ in made)


def test_what_is_not_run_before_the_program_is_there_to_be_left_out():
    hooks = Path(importlib.util.find_spec("PyInstaller").origin).parent / "hooks" / "rthooks"
    assert [name for name in contents.NOT_RUN if not (hooks / f"{name}.py").is_file()] == []
    scripts = [
        ("pyi_rth_inspect", "", "PYSOURCE"),
        ("pyi_rth_pyside6", "", "PYSOURCE"),
        ("m", "", "PYSOURCE"),
    ]
    assert [name for name, _, _ in contents.kept_scripts(scripts)] == ["pyi_rth_pyside6", "m"]


def test_of_qts_plugins_only_those_of_a_window_stay_and_libraries_only_if_something_reaches_them(tmp_path):
    library = Path(importlib.util.find_spec("_ssl").origin)
    lonely = ("lonely.so", str(library), "BINARY")
    entries = [
        ("_ssl.so", str(library), "EXTENSION"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", str(library), "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", str(library), "BINARY"),
        ("PySide6/Qt/plugins/imageformats/libqpdf.so", str(library), "BINARY"),
        lonely,
    ]
    kept = {place for place, _, _ in contents.kept_binaries(entries)}
    assert kept == {"_ssl.so", "PySide6/Qt/plugins/platforms/libqxcb.so"}


def test_with_a_library_goes_what_points_to_it_or_surrounds_it():
    frame = "PySide6/Qt/lib/{}.framework/Versions/Current"
    binaries = [("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "", "BINARY")]
    data = [
        ("QtCore", "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "SYMLINK"),
        ("QtPdf", "PySide6/Qt/lib/QtPdf.framework/Versions/A/QtPdf", "SYMLINK"),
        (frame.format("QtCore"), "A", "SYMLINK"),
        (frame.format("QtPdf"), "A", "SYMLINK"),
        ("PySide6/Qt/translations/qtbase_es.qm", "", "DATA"),
        ("PySide6/Qt/translations/qtbase_de.qm", "", "DATA"),
    ]
    kept = [place for place, _, _ in contents.kept_data(data, binaries)]
    assert kept == ["QtCore", frame.format("QtCore"), "PySide6/Qt/translations/qtbase_es.qm"]


def test_macos_is_told_of_the_microphone_and_the_links(tmp_path):
    told = plistlib.loads(plistlib.dumps(identity.info_plist()))
    assert told["NSMicrophoneUsageDescription"]
    assert told["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["tel", "callto", "sip"]
    assert told["CFBundleShortVersionString"] == __version__
    entitled = plistlib.loads((ROOT / "resources" / "bundle" / "macos" / "entitlements.plist").read_bytes())
    assert entitled["com.apple.security.device.audio-input"] is True


def test_windows_gets_a_version_resource_that_pyinstallers_reader_understands(tmp_path):
    text = Path(identity.windows_version(tmp_path)).read_text(encoding="utf-8")
    tree = ast.parse(text, mode="eval")
    names = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert names == {
        *("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct"),
        *("VarFileInfo", "VarStruct"),
    }
    assert f"'FileVersion', '{__version__}'" in text


def test_linux_is_told_of_the_links_by_menu_entry_and_metadata_alike():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(DESKTOP, encoding="utf-8")
    main = entry["Desktop Entry"]
    schemes = [f"x-scheme-handler/{scheme}" for scheme in identity.SCHEMES]
    assert main["MimeType"].strip(";").split(";") == schemes
    assert main["Exec"] == "sellercall-desktop %u"
    assert {f"{key}[es]" for key in ("Comment", "GenericName")} <= set(main)
    about = ET.parse(DESKTOP.parent / "com.sellercall.desktop.metainfo.xml").getroot()
    assert [each.text for each in about.iter("mediatype")] == schemes
    assert about.findtext("launchable") == DESKTOP.name
    assert CONTROL.startswith("Package: sellercall-desktop\n")


def test_windows_installer_registers_the_same_links():
    text = (ROOT / "resources" / "bundle" / "windows" / "installer.iss").read_text(encoding="utf-8")
    assert re.findall(r'URLAssociations"; ValueType: string; ValueName: "(\w+)"', text) == [*identity.SCHEMES]


@pytest.mark.parametrize("side", [16, 24, 32, 48, 64, 128, 256, 512])
def test_icons_are_pngs_of_the_size_they_say(side):
    data = (ROOT / "resources" / "icons" / f"sellercall-{side}.png").read_bytes()
    assert struct.unpack(">8s8xII", data[:24]) == (b"\x89PNG\r\n\x1a\n", side, side)


def test_the_windows_and_macos_icons_hold_every_size():
    ico = (ROOT / "resources" / "icons" / "sellercall.ico").read_bytes()
    count = struct.unpack("<HHH", ico[:6])[2]
    sides = [struct.unpack("<B", ico[6 + 16 * n : 7 + 16 * n])[0] or 256 for n in range(count)]
    assert sides == [16, 20, 24, 32, 40, 48, 64, 256]
    icns = (ROOT / "resources" / "icons" / "sellercall.icns").read_bytes()
    assert struct.unpack(">4sI", icns[:8]) == (b"icns", len(icns))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_yaml_with_pinned_actions_and_least_rights(path):
    flow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert flow["permissions"] == {"contents": "read"}
    for job in flow["jobs"].values():
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])


def test_every_system_is_built_by_the_one_documented_command():
    flow = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
    for name in ("linux", "windows", "macos"):
        runs = [step.get("run", "") for step in flow["jobs"][name]["steps"]]
        assert any(re.fullmatch(r"python3? dev\.py bundle --package", run.strip()) for run in runs), name
    check = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "run: python3 dev.py test" in check
    assert "python3 dev.py bundle" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no shell")
@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_the_shell_steps_of_a_workflow_are_shell(path):
    import subprocess

    flow = yaml.safe_load(path.read_text(encoding="utf-8"))
    for job in flow["jobs"].values():
        for step in job["steps"]:
            if "run" in step and step.get("shell") != "pwsh":
                script = re.sub(r"\$\{\{.*?\}\}", "value", step["run"])
                done = subprocess.run(
                    ["bash", "-n"], input=script, capture_output=True, text=True, check=False
                )
                assert done.returncode == 0, done.stderr

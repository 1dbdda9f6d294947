"""The house's rules, executable: who may import whom, what is confined, how big a thing may grow.

Each rule is a function from sources to complaints, tried on the package and on a source that breaks it.
"""

from __future__ import annotations

import ast
import functools
import graphlib
import itertools
import re
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "sellercall_desktop"

SETTINGS = {"settings", "settings_file", "settings_reading", "paths", "files"}
MAY_IMPORT = {
    "core": set(),
    "options": set(),
    "simulator": set(),
    "texts": set(),
    "certificates": set(),
    "files": set(),
    "licences": {"paths"},
    "paths": {"core"},
    "words": {"core", "paths"},
    "settings": {"core", "texts", "words"},
    "settings_file": {"core", "files", "settings", "settings_reading"},
    "settings_reading": {"core", "settings", "words"},
    "logs": {"core", "paths"},
    "doctor": {"core", "settings", "paths", "words"},
    "updates": {"core", "settings", "providers"},
    "import_appsettings": {"core", "settings", "settings_file", "words"},
    "providers": {"core", "certificates", *SETTINGS},
    "credentials": {"core", *SETTINGS},
    "store": {"core", *SETTINGS},
    "tunnel": {"core", "certificates", *SETTINGS},
    "export": {"core"},
    "tables": {"core"},
    "calendars": {"core"},
    "dictionaries": {"core", "paths"},
    "web": {"core", "export", "providers", "words", *SETTINGS},
    "ui": {"core", "doctor", "export", "licences", "texts", "words", *SETTINGS},
    "__main__": {"core", "options", "doctor", "import_appsettings", "words", "app"},
}
SUBJECTS_MAY_NAME = {  # in core: subject -> modules of other subjects; the ground is everyone's
    "calls": {
        "law.light",
        "phone.reading",
        "contacts.contact",
        "phone.spellings",
        "prompts.at_hand",
        "prompts.errors",
        "prompts.filling",
        "prompts.ports",
        "prompts.presets",
        "prompts.priming",
        "prompts.checking",
        "prompts.prompt",
        "prompts.settings",
    },
    "exchanges": {"calls.facts", "calls.history"},
    "campaigns": {
        *("contacts.contact", "contacts.ports", "law.light", "law.passing", "steering.machine"),
        *("phone.reading", "phone.spellings", "phone.zones"),
        *{f"calls.{name}" for name in ("call", "engine", "errors", "facts", "history", "ports", "written")},
        *(
            "calls.exported",
            "calls.meter",
            "calls.ownership",
            "calls.mailbox",
            "calls.partners",
            "calls.remarks",
        ),
        "wrap_up.dispositions",
        *("calls.written_facts", "guard.hours", "prompts.ports", "scheduled.scheduled_call"),
        *("prompts.at_hand", "prompts.comparison", "prompts.errors", "prompts.filling", "prompts.prompt"),
        "our_numbers.number",
    },
    "contacts": {
        *("phone.reading", "phone.plain_numbers", "phone.spellings", "phone.zones", "phone.country_words"),
        "guard.do_not_call",
        *{f"calls.{name}" for name in ("call", "facts", "history", "written", "written_facts")},
    },
    "guard": {
        *("law.light", "law.pack", "law.checking", "law.packs", "law.facts", "law.passing", "law.ports"),
        *("contacts.contact", "contacts.ports"),
        *("calls.call", "calls.facts", "calls.handed", "calls.history", "calls.meter"),
        *("calls.open_wishes", "calls.ownership", "calls.remarks", "calls.tariffs"),
        *("phone.reading", "phone.spellings", "phone.zones"),
    },
    "hand_off": {
        *{f"calls.{name}" for name in ("call", "facts", "hand_off_facts", "handed", "partners")},
        *{f"calls.{name}" for name in ("follow", "later_places", "ledger", "ownership", "parts")},
        *(
            "calls.called_back",
            "calls.policy",
            "calls.ports",
            "phone.reading",
            "prompts.prompt",
            "prompts.settings",
            "steering.steering",
        ),
    },
    "law": {
        *("contacts.contact", "guard.hours", "phone.reading", "phone.spellings", "phone.zones"),
        *{f"calls.{name}" for name in ("call", "facts", "history")},
    },
    "our_numbers": {"calls.ports"},
    "phone": set(),
    "prompts": {
        *("calls.call", "calls.facts", "calls.history", "calls.prompt_told", "calls.results"),
        *("contacts.contact", "contacts.ports", "steering.disclosure"),
        *("phone.reading", "phone.spellings", "phone.zones"),
    },
    "wrap_up": {
        *{f"calls.{name}" for name in ("call", "facts", "history", "ledger", "ownership")},
        *("calls.conversation", "calls.written", "calls.written_facts"),
        *("phone.reading", "phone.spellings", "phone.zones"),
    },
    "scheduled": {
        *{f"calls.{name}" for name in ("call", "engine", "history", "ports")},
        *("law.light", "law.passing", "phone.reading", "phone.zones", "prompts.errors", "wrap_up.callbacks"),
    },
    "steering": {
        "calls.acts",
        "calls.call",
        "calls.conversation",
        "calls.facts",
        "calls.ledger",
        "calls.mailbox",
        "calls.ownership",
        "calls.partners",
        "calls.ports",
        "calls.refusals",
        "calls.remarks",
        "calls.prompt_told",
        "calls.written_facts",
    },
}
SUBJECTS = {*SUBJECTS_MAY_NAME, "audio", "team"}
EVERYTHING = {"app"}  # the composition root; only __main__ may import it

CONFINED = {  # third-party package -> where it may be imported, as path prefixes
    "PySide6": ("ui/", "app/"),
    "shiboken6": ("ui/", "app/"),
    "qasync": ("ui/", "app/"),
    "qtawesome": ("ui/",),
    "twilio": ("providers/twilio/",),
    "sqlalchemy": ("store/",),
    "sqlite3": ("store/",),
    "keyring": ("credentials/",),
    "structlog": ("logs/pipeline.py",),
    "tomlkit": ("settings_file.py", "core/prompts/prompt_file.py"),
    "xlsxwriter": ("export/xlsx_file.py",),
    "platformdirs": ("paths.py",),
    "phonenumbers": ("core/",),
    "python_calamine": ("tables/",),
    "holidays": ("calendars.py",),
    "spylls": ("dictionaries.py",),
    # zoneinfo alone reads old data where the system's are old.
    "zoneinfo": ("core/phone/zone_data.py", "core/phone/zones.py"),
    "tzdata": (),
    "httpx": ("providers/", "tunnel/"),
    "cryptography": ("updates.py",),
    "certifi": ("certificates.py",),
    "ssl": ("certificates.py",),
    "asyncssh": ("tunnel/ssh.py", "tunnel/ssh_files.py"),
    "ngrok": ("tunnel/ngrok.py",),
}
CORE_MAY_USE = {"phonenumbers", "tomlkit"}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
LONGEST_FILE, MEDIAN_FILE, LONGEST_CLASS, P95_FUNCTION = 400, 120, 250, 40


@dataclass(frozen=True)
class Source:
    """One module: its path inside the package, its text and tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def layer(self):
        return self.path.partition("/")[0].removesuffix(".py")

    @property
    def lines(self):
        return self.text.count("\n")

    @functools.cached_property
    def nodes(self):
        return list(ast.walk(self.tree))

    @functools.cached_property
    def imported(self):
        return list(imported(self.nodes))


def source(path, text):
    return Source(path, text, ast.parse(text))


@pytest.fixture(scope="module")
def package():
    folder = ROOT / PACKAGE
    return [
        source(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.py"))
    ]


def imported(nodes):
    """(line, dotted name) of everything a module imports, late, for types, or by its name as a string."""
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "(relative)"
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(rf"{PACKAGE}(\.\w+)+", node.value)
        ):
            yield node.lineno, node.value


def ours(each):
    """(line, layer, dotted name) of the imports from our own package."""
    for line, name in each.imported:
        first, *rest = name.split(".")
        if first == PACKAGE:
            yield line, rest[0] if rest else "", name


def layers_are_kept(sources):
    modules = {each.layer for each in sources} | set(MAY_IMPORT) | EVERYTHING
    for each in sources:
        if each.layer in EVERYTHING or each.path == "__init__.py":
            continue
        if each.layer not in MAY_IMPORT:
            yield f"{each.path}: no rule for this room; add it to MAY_IMPORT"
            continue
        allowed = MAY_IMPORT[each.layer] | {each.layer}
        for line, layer, name in ours(each):
            of_the_root = layer not in modules  # a name of the package itself, such as __version__
            if layer not in allowed and not (of_the_root and each.layer != "simulator"):
                yield f"{each.path}:{line}: {each.layer} must not import {name}"


def subjects_of_the_core_keep_apart(sources):
    for each in sources:
        if each.layer != "core":
            continue
        subject = each.path.split("/")[1] if each.path.count("/") >= 2 else ""  # "" is the ground
        for line, layer, name in ours(each):
            parts = name.split(".")[2:]
            if layer != "core" or len(parts) < 2 or parts[0] in ("", subject) or parts[0] not in SUBJECTS:
                continue
            if ".".join(parts[:2]) not in SUBJECTS_MAY_NAME.get(subject, set()):
                yield f"{each.path}:{line}: {subject or 'the ground'} must not name {'.'.join(parts[:2])}"


def nothing_imports_in_a_circle(sources):
    """Type-checking imports count: what cannot be read alone cannot be understood alone."""
    modules = {dotted(each.path): each for each in sources}
    names = {
        module: sorted({found for _, _, name in ours(each) if (found := module_of(name, modules)) != module})
        for module, each in modules.items()
    }
    order = graphlib.TopologicalSorter({module: [n for n in found if n] for module, found in names.items()})
    try:
        order.prepare()
    except graphlib.CycleError as error:
        yield f"a circle of imports: {' -> '.join(error.args[1])}"


def dotted(path):
    return f"{PACKAGE}.{path.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")


def module_of(name, modules):
    """The module that an import reads: the name itself, or what it is a name in."""
    return name if name in modules else next((n for n in [name.rpartition(".")[0]] if n in modules), "")


def class_names_are_unique(sources):
    seen = {}
    for each in sources:
        for node in each.tree.body if each.layer != "simulator" else ():
            if isinstance(node, ast.ClassDef) and seen.setdefault(node.name, each.path) != each.path:
                yield f"{each.path}:{node.lineno}: {node.name} is also a class of {seen[node.name]}"


def imports_are_absolute(sources):
    for each in sources:
        for line, name in each.imported:
            if name == "(relative)":
                yield f"{each.path}:{line}: relative import"


def web_never_uses_a_client(sources):
    for each in sources:
        if each.layer != "web":
            continue
        for line, layer, name in ours(each):
            if layer == "providers" and {"client", "http"} & set(name.split(".")):
                yield f"{each.path}:{line}: web verifies and parses; it never calls out ({name})"


def third_parties_stay_confined(sources):
    for each in sources:
        for line, name in each.imported:
            places = CONFINED.get(name.partition(".")[0])
            if places is not None and not each.path.startswith(places):
                yield f"{each.path}:{line}: {name} belongs to {', '.join(places)} only"


def core_is_standard_library_only(sources):
    for each in sources:
        if each.layer != "core":
            continue
        for line, name in each.imported:
            first = name.partition(".")[0]
            if first not in sys.stdlib_module_names and first not in CORE_MAY_USE | {PACKAGE}:
                yield f"{each.path}:{line}: core must not import {name}"


def modules_have_good_names(sources):
    for each in sources:
        if bad := BANNED_NAMES & set(each.path.removesuffix(".py").split("/")):
            yield f"{each.path}: a module is named for what it holds, not {', '.join(bad)}"


def modules_have_docstrings(sources):
    for each in sources:
        if not ast.get_docstring(each.tree):
            yield f"{each.path}: no docstring that tells role and rule"


def files_are_small(sources):
    for each in sources:
        if each.lines > LONGEST_FILE:
            yield f"{each.path}: {each.lines} lines, over {LONGEST_FILE}"
    if (median := statistics.median(each.lines for each in sources)) > MEDIAN_FILE:
        yield f"median file has {median:g} lines, over {MEDIAN_FILE}"


def classes_are_small(sources):
    for each in sources:
        for node in each.nodes:
            if isinstance(node, ast.ClassDef) and length(node) > LONGEST_CLASS:
                yield f"{each.path}:{node.lineno}: class {node.name} has {length(node)} lines"


def functions_are_small(sources):
    found = sorted(
        (length(node), f"{each.path}:{node.lineno} {node.name}")
        for each in sources
        for node in each.nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    if found and found[int(len(found) * 0.95)][0] > P95_FUNCTION:
        longest = ", ".join(f"{name} ({lines})" for lines, name in itertools.islice(reversed(found), 10))
        yield f"the 95th percentile of functions is over {P95_FUNCTION} lines; longest: {longest}"


def dialogs_are_never_executed(sources):
    for each in sources:
        if each.layer not in {"ui", "app"}:
            continue
        for node in each.nodes:
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr in {"exec", "exec_"}:
                yield f"{each.path}:{node.lineno}: exec() stops every task; use open() and a future"


def tasks_are_spawned_where_they_are_kept(sources):
    for each in sources:
        if each.path == "core/tasks.py" or each.layer == "simulator":
            continue
        for node in each.nodes:
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr in {"create_task", "ensure_future"}:
                keeper = ast.unparse(called.value)
                if "group" not in keeper:  # a TaskGroup keeps and awaits its own
                    yield f"{each.path}:{node.lineno}: {keeper}.{called.attr}; use core.tasks.Tasks.spawn"


def days_have_one_owner(sources):
    for each in sources:
        if each.path == "core/local_days.py" or each.layer == "simulator":
            continue
        for line, text in enumerate(each.text.splitlines(), 1):
            if re.search(r"\btime\.min\b|replace\(hour=0|astimezone\(\)\.date\(\)|startOfDay", text):
                yield f"{each.path}:{line}: where a day begins is core.local_days' to know"


def core_names_no_company(sources):
    for each in sources:
        for line, text in enumerate(each.text.splitlines(), 1) if each.layer == "core" else ():
            if re.search(r"twilio|ultravox|cloudflare|ngrok", text, re.IGNORECASE):
                yield f"{each.path}:{line}: {text.strip()}: the core knows roles, such as Carrier"


def webhook_paths_have_one_owner(sources):
    for each in sources:
        if each.path == "settings/webhook_paths.py" or each.layer == "simulator":
            continue
        for node in each.nodes:
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if re.search(r"^\S*/(?:api/inbound|webhooks/(?:twilio|ultravox)|healthz)\b", text):
                yield f"{each.path}:{node.lineno}: {text}: see settings.webhook_paths"


def length(node):
    return node.end_lineno - node.lineno + 1


RULES = {
    layers_are_kept: [
        ("core/calls/engine.py", "from sellercall_desktop.providers.twilio import client"),
        ("core/calls/engine.py", "def f():\n    import sellercall_desktop.store.calls.rows"),
        ("core/calls/engine.py", "if TYPE_CHECKING:\n    from sellercall_desktop import ui"),
        ("core/calls/engine.py", "importlib.import_module('sellercall_desktop.web.server')"),
        ("settings/edge.py", "from sellercall_desktop.store import open_store"),
        ("providers/twilio/client.py", "from sellercall_desktop.web import server"),
        ("store/calls/rows.py", "from sellercall_desktop.providers import http"),
        ("web/server.py", "from sellercall_desktop.store import open_store"),
        ("tunnel/supervisor.py", "from sellercall_desktop.web.webhooks.nonce import Nonces"),
        ("ui/window/main_window.py", "from sellercall_desktop.app import desk"),
        ("ui/window/main_window.py", "from sellercall_desktop.store import open_store"),
        ("simulator/world.py", "from sellercall_desktop.core import phone"),
        ("simulator/world.py", "from sellercall_desktop import __version__"),
        ("core/calls/engine.py", "from sellercall_desktop.simulator import Simulator"),
        ("attic/old.py", ""),
    ],
    subjects_of_the_core_keep_apart: [
        ("core/calls/engine.py", "from sellercall_desktop.core.guard.guard import Guard"),
        ("core/bus.py", "from sellercall_desktop.core.calls import facts"),
        ("core/team/desks.py", "from sellercall_desktop.core.contacts.contact import Contact"),
    ],
    class_names_are_unique: [],
    nothing_imports_in_a_circle: [],
    imports_are_absolute: [
        ("core/calls/engine.py", "from . import calls"),
        ("ui/window/bridge.py", "from ..core import bus"),
    ],
    web_never_uses_a_client: [
        ("web/webhooks/endpoints.py", "from sellercall_desktop.providers.twilio.client import TwilioCarrier"),
        ("web/webhooks/endpoints.py", "from sellercall_desktop.providers.twilio import client"),
        ("web/webhooks/endpoints.py", "from sellercall_desktop.providers import http"),
    ],
    third_parties_stay_confined: [
        ("core/calls/engine.py", "import PySide6.QtCore"),
        ("web/server.py", "from qasync import QEventLoop"),
        ("web/webhooks/endpoints.py", "from twilio.request_validator import RequestValidator"),
        ("providers/ultravox/client.py", "import twilio"),
        ("app/building/desk.py", "import sqlalchemy"),
        ("store/calls/rows.py", "import keyring"),
        ("core/logbook.py", "import structlog"),
        ("web/webhooks/endpoints.py", "import httpx"),
        ("tunnel/supervisor.py", "import asyncssh"),
        ("tunnel/kinds.py", "from ngrok import forward"),
        ("core/guard/guard.py", "from zoneinfo import ZoneInfo"),
    ],
    days_have_one_owner: [("store/calls/criteria.py", "datetime.combine(day, time.min).astimezone()")],
    core_names_no_company: [
        ("core/health.py", "if part == 'twilio':\n    pass"),
        ("core/accounts.py", "class TwilioAccount:\n    x = 1"),
        ("core/calls/rate.py", "# Ultravox lets it age out"),
    ],
    webhook_paths_have_one_owner: [
        ("app/building/desk.py", "url = f'{public}/webhooks/twilio/status'"),
        ("web/webhooks/endpoints.py", "Endpoint('POST', '/api/inbound', inbound)"),
    ],
    core_is_standard_library_only: [
        ("core/calls/engine.py", "import msgspec"),
        ("core/bus.py", "import aiohttp"),
    ],
    modules_have_good_names: [("core/utils.py", ""), ("ui/common/table.py", ""), ("store/base.py", "")],
    modules_have_docstrings: [("core/calls/engine.py", "# a comment is none\n"), ("ui/__init__.py", "")],
    files_are_small: [("core/calls/engine.py", "x = 1\n" * 401), ("core/calls/engine.py", "x = 1\n" * 121)],
    classes_are_small: [("core/calls/engine.py", "class Big:\n" + "    x = 1\n" * 250)],
    functions_are_small: [("core/calls/engine.py", "async def long():\n" + "    x = 1\n" * 40)],
    dialogs_are_never_executed: [
        ("ui/parts/dialogs.py", "QMessageBox(parent).exec()"),
        ("ui/table.py", "menu.exec_(point)"),
    ],
    tasks_are_spawned_where_they_are_kept: [
        ("web/server.py", "asyncio.get_running_loop().create_task(work())"),
        ("ui/slots.py", "asyncio.ensure_future(work())"),
    ],
}
GOOD = [
    (
        "core/calls/engine.py",
        '"""The engine."""\nimport asyncio\nimport phonenumbers\nfrom sellercall_desktop.core import bus\n',
    ),
    (
        "web/webhooks/endpoints.py",
        '"""Webhooks."""\nfrom sellercall_desktop.providers.twilio import webhooks\n',
    ),
    ("web/server.py", '"""The server."""\nfrom sellercall_desktop import __version__\n'),
    (
        "app/building/desk.py",
        '"""The root."""\nimport qasync\nfrom sellercall_desktop.ui import bridge\nimport PySide6\n',
    ),
    ("__main__.py", '"""Arguments."""\nfrom sellercall_desktop.app import run_window\n'),
    (
        "ui/search.py",
        '"""Search."""\nasync def go(group):\n    group.create_task(go(group))\n    re.compile("x")\n',
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(package, rule):
    assert list(rule(package)) == []


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [(rule, *sample) for rule, samples in RULES.items() for sample in samples],
    ids=lambda part: getattr(part, "__name__", None),
)
def test_the_rule_notices_a_breach(rule, path, text):
    assert list(rule([source(path, text)])) != []


def test_a_circle_is_noticed_also_among_imports_for_types():
    one = ("core/a.py", "if TYPE_CHECKING:\n    from sellercall_desktop.core.b import B")
    two = ("core/b.py", "from sellercall_desktop.core import a")
    assert list(nothing_imports_in_a_circle([source(*one), source(*two)])) != []
    assert list(nothing_imports_in_a_circle([source(*two)])) == []


def test_a_class_name_used_twice_is_noticed():
    one, two = ("core/a.py", "class Page:\n    x = 1"), ("ui/b.py", "class Page:\n    x = 1")
    assert list(class_names_are_unique([source(*one), source(*two)])) != []
    assert list(class_names_are_unique([source(*one), source("simulator/b.py", two[1])])) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_leaves_right_things_alone(rule):
    assert list(rule([source(path, text) for path, text in GOOD])) == []


def test_the_whole_package_is_looked_at(package):
    assert {"core", "providers", "store", "web", "simulator", "ui", "app"} <= {each.layer for each in package}

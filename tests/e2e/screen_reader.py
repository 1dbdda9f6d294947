"""Reads and works a program as a screen reader does, over AT-SPI. For the system's Python: it has `gi`.

It takes one JSON list a line from stdin, ``[command, *arguments]``, and answers with one JSON line.
A node is a number; numbers of one look hold until the next.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402 - after the version

STATES = ("showing", "focusable", "focused", "enabled", "checked", "editable", "active", "selected", "modal")
LONGEST, WITHIN_MS = 4000, 20_000
PARTS = "org.a11y.atspi."
ROOT, NOTHING = "/org/a11y/atspi/accessible/root", "/org/a11y/atspi/null"
CELLS = 60
HAS_TEXT = {"text", "entry", "password text", "label", "paragraph", "document frame"}
WORKS = {"push button", "toggle button", "check box", "radio button", "combo box", "page tab", "menu item"}
HAS_NO_PARTS = {"label", "push button", "check box", "radio button", "scroll bar", "image", "page tab"}
HAS_CELLS = {"table", "list", "tree", "tree table"}


class Wire:
    """One program's nodes, asked over D-Bus, many questions at once: one by one a screen takes seconds."""

    def __init__(self, name):
        address = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, WITHIN_MS
        )
        flags = Gio.DBusConnectionFlags
        self.name = name
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address.unpack()[0], flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION
        )

    def ask(self, questions):
        """The answers to (node, part, method, arguments), in order; what failed is an error in its place.

        A method that begins with a dot is a property.
        """
        answers, left = [None] * len(questions), len(questions)

        def answered(bus, result, at):
            nonlocal left
            left -= 1
            try:
                answers[at] = bus.call_finish(result).unpack()[0]
            except GLib.Error as error:
                answers[at] = error

        for at, (path, part, method, *arguments) in enumerate(questions):
            called = PARTS + part, method
            given = GLib.Variant(f"({arguments[0]})", arguments[1:]) if arguments else None
            if method.startswith("."):
                called = "org.freedesktop.DBus.Properties", "Get"
                given = GLib.Variant("(ss)", (PARTS + part, method[1:]))
            self.bus.call(self.name, path, *called, given, None, 0, WITHIN_MS, None, answered, at)
        while left:
            GLib.MainContext.default().iteration(True)
        return answers

    def sure(self, questions):
        """As `ask`; raises GLib.Error where one failed: something went while it was read."""
        answers = self.ask(questions)
        for answer in answers:
            if isinstance(answer, GLib.Error):
                raise answer
        return answers


class Reader:
    """The tree below one process, what its nodes can do, and what it told by itself."""

    def __init__(self, pid):
        self.pid, self.nodes, self.heard = pid, [], []
        self.states = {name: int(getattr(Atspi.StateType, name.upper())) for name in STATES}
        self.listener = Atspi.EventListener.new(self._hear)
        self.listener.register("object:announcement")
        self.listener.register("object:state-changed:focused")
        self.focused = self.wire = None

    def look(self):
        """Everything that is showing, parents before children."""
        if self.wire is None and not self._find():
            return []
        self.nodes = []
        found = []
        self._tell(self._read([ROOT], always=True)[0], None, found)
        self._hear_all()
        try:
            self._walk_popup(found)
        except GLib.Error:  # what had the focus is gone
            self.focused = None
        return found

    def _find(self):
        for app in _children(Atspi.get_desktop(0)):
            if app.get_process_id() == self.pid:
                app.set_cache_mask(Atspi.Cache.ROLE)  # all else may have changed
                self.wire = Wire(app.app.bus_name)
                return True
        return False

    def _walk_popup(self, found):
        """A panel over the window is no part of the tree: what has the focus leads to it."""
        known, top = set(self.nodes), self.focused
        while top is not None and top.path not in known:
            above = top.get_parent()
            if above is not None and (above.path == self.nodes[0] or top.get_role_name() == "popup menu"):
                for node in self._read([top.path]):
                    self._tell(node, 0, found)
                return
            top = above

    def _tell(self, node, parent, found):
        """Number a node that was read and all below it."""
        at = len(self.nodes)
        self.nodes.append(node.pop("path"))
        below = node.pop("below")
        found.append({"id": at, "parent": parent, **node})
        for child in below:
            self._tell(child, at, found)

    def _read(self, paths, *, always=False):
        """Those of the nodes that are showing, each with what is below it; all of one depth at once."""
        shown = []
        words = self.wire.sure([(path, "Accessible", "GetState") for path in paths])
        for path, held in zip(paths, words, strict=True):
            names = [name for name, bit in self.states.items() if held[bit // 32] >> bit % 32 & 1]
            if always or "showing" in names:
                shown.append((path, names))
        if not shown:
            return []
        asked = [("GetRole",), (".Name",), ("GetChildren",)]
        told = self.wire.sure([(path, "Accessible", *each) for path, _ in shown for each in asked])
        nodes, below = [], []
        for at, (path, names) in enumerate(shown):
            role, name, children = told[3 * at : 3 * at + 3]
            role = Atspi.role_get_name(Atspi.Role(role))
            node = {"path": path, "role": role, "name": name, "states": names, "below": []}
            nodes.append(node)
            if role not in HAS_NO_PARTS | HAS_CELLS:
                below += [(node, child) for _, child in children if child != NOTHING]
        self._complete(nodes)
        self._read_below(below)
        return nodes

    def _read_below(self, below):
        read = {node["path"]: node for node in self._read([path for _, path in below])}
        for node, path in below:
            if path in read:
                node["below"].append(read[path])

    def _complete(self, nodes):
        """What some kinds of nodes have besides."""
        for node in nodes:
            node["works"] = node["role"] in WORKS
        focusable = [node for node in nodes if "focusable" in node["states"]]
        doubtful = [node for node in focusable if not node["works"]]
        asked = [(node["path"], "Action", "GetActions") for node in doubtful]
        for node, actions in zip(doubtful, self.wire.ask(asked), strict=True):
            # By role, not by interface: asking for the interfaces takes longer than all the rest.
            node["works"] = isinstance(actions, list) and any(name != "SetFocus" for name, *_ in actions)
        texts = [node for node in focusable if node["role"] in HAS_TEXT]
        for node, text in zip(texts, self._texts([node["path"] for node in texts]), strict=True):
            node["text"] = text if isinstance(text, str) else node["name"]  # a plain label: its name is it
        for node in nodes:
            if node["role"] in HAS_CELLS:
                node["cells"], node["columns"] = self._cells(node["path"])

    def _texts(self, paths):
        counts = self.wire.ask([(path, "Text", ".CharacterCount") for path in paths])
        ends = [min(LONGEST, count) if isinstance(count, int) else 0 for count in counts]
        asked = [(path, "Text", "GetText", "ii", 0, end) for path, end in zip(paths, ends, strict=True)]
        return self.wire.ask(asked)

    def _cells(self, table):
        sizes = self.wire.sure([(table, "Table", ".NRows"), (table, "Table", ".NColumns")])
        columns = sizes[1]
        rows = min(sizes[0], CELLS // max(columns, 1) + 1)
        places = [("GetAccessibleAt", "ii", row, column) for row in range(rows) for column in range(columns)]
        places += [("GetColumnHeader", "i", column) for column in range(columns)]
        said = self._said([path for _, path in self.wire.sure([(table, "Table", *each) for each in places])])
        cells = [said[row * columns : (row + 1) * columns] for row in range(rows)]
        return cells, said[rows * columns :]

    def _said(self, paths):
        asked = [path for path in paths if path != NOTHING]
        names = iter(self.wire.sure([(path, "Accessible", ".Name") for path in asked]))
        return ["" if path == NOTHING else next(names) for path in paths]

    def act(self, at):
        """Do what a node is there for: its first action."""
        return self.wire.sure([(self.nodes[at], "Action", "DoAction", "i", 0)])[0]

    def write(self, at, text):
        """Replace what an editable text holds."""
        return self.wire.sure([(self.nodes[at], "EditableText", "SetTextContents", "s", text)])[0]

    def listen(self):
        """What was announced since the last time."""
        self._hear_all()
        heard, self.heard = self.heard, []
        return heard

    def _hear_all(self):
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass

    def _hear(self, event):
        if event.type == "object:announcement":
            self.heard.append(event.any_data)
        elif event.detail1:
            self.focused = event.source


def _children(node):
    for at in range(node.get_child_count()):
        child = node.get_child_at_index(at)
        if child is not None:
            yield child


def main():
    """Serve until stdin ends."""
    Atspi.init()
    reader = Reader(int(sys.argv[1]))
    for line in sys.stdin:
        command, *arguments = json.loads(line)
        try:
            answer = getattr(reader, command)(*arguments)
        except GLib.Error as error:
            answer = {"error": error.message}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

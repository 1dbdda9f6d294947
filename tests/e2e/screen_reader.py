"""Reads and works a program as a screen reader does, over AT-SPI. For the system's Python: it has `gi`.

It takes one JSON list a line from stdin, ``[command, *arguments]``, and answers with one JSON line.
A node is a number; numbers of one look hold until the next.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - after the version

STATES = ("showing", "focusable", "focused", "enabled", "checked", "editable", "active", "selected", "modal")
LONGEST = 4000
CELLS = 60
HAS_TEXT = {"text", "entry", "password text", "label", "paragraph", "document frame"}
WORKS = {"push button", "toggle button", "check box", "radio button", "combo box", "page tab", "menu item"}
HAS_NO_PARTS = {"label", "push button", "check box", "radio button", "scroll bar", "image", "page tab"}
HAS_CELLS = {"table", "list", "tree", "tree table"}


class Reader:
    """The tree below one process, what its nodes can do, and what it told by itself."""

    def __init__(self, pid):
        self.pid, self.nodes, self.heard = pid, [], []
        self.states = {name: getattr(Atspi.StateType, name.upper()) for name in STATES}
        self.listener = Atspi.EventListener.new(self._hear)
        self.listener.register("object:announcement")
        self.listener.register("object:state-changed:focused")
        self.focused = None

    def look(self):
        """Everything that is showing, parents before children."""
        self.nodes = []
        found = []
        for app in _children(Atspi.get_desktop(0)):
            if app.get_process_id() == self.pid:
                app.set_cache_mask(Atspi.Cache.ROLE)  # all else may have changed
                self._walk(app, None, found)
                self._hear_all()
                try:
                    self._walk_popup(found)
                except GLib.Error:  # what had the focus is gone
                    self.focused = None
        return found

    def _walk_popup(self, found):
        """A panel over the window is no part of the tree: what has the focus leads to it."""
        known, top = {node.path for node in self.nodes}, self.focused
        while top is not None and top.path not in known:
            above = top.get_parent()
            if above is not None and (
                above.path == self.nodes[0].path or top.get_role_name() == "popup menu"
            ):
                self._walk(top, 0, found)
                return
            top = above

    def _walk(self, node, parent, found):
        states = node.get_state_set()
        if parent is not None and not states.contains(Atspi.StateType.SHOWING):
            return
        at = len(self.nodes)
        self.nodes.append(node)
        role = node.get_role_name()
        held = [name for name, state in self.states.items() if states.contains(state)]
        told = {"id": at, "parent": parent, "role": role, "name": node.get_name(), "states": held}
        found.append(told)
        # By role, not by interface: asking for the interfaces takes longer than all the rest.
        told["works"] = role in WORKS or ("focusable" in held and bool(set(_actions_of(node)) - {"SetFocus"}))
        if role in HAS_TEXT and "focusable" in held:
            told["text"] = _text_of(node)
        if role in HAS_CELLS:
            told["cells"], told["columns"] = self._cells(node)
            return
        for child in _children(node) if role not in HAS_NO_PARTS else ():
            self._walk(child, at, found)

    def _cells(self, table):
        rows, columns = Atspi.Table.get_n_rows(table), Atspi.Table.get_n_columns(table)
        rows = min(rows, CELLS // max(columns, 1) + 1)
        cells = [
            [_said(Atspi.Table.get_accessible_at(table, row, column)) for column in range(columns)]
            for row in range(rows)
        ]
        return cells, [_said(Atspi.Table.get_column_header(table, column)) for column in range(columns)]

    def act(self, at):
        """Do what a node is there for: its first action."""
        return Atspi.Action.do_action(self.nodes[at], 0)

    def write(self, at, text):
        """Replace what an editable text holds."""
        return Atspi.EditableText.set_text_contents(self.nodes[at], text)

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


def _actions_of(node):
    try:
        return [Atspi.Action.get_action_name(node, at) for at in range(node.get_n_actions())]
    except GLib.Error:  # it has none
        return []


def _text_of(node):
    try:
        return Atspi.Text.get_text(node, 0, min(LONGEST, Atspi.Text.get_character_count(node)))
    except GLib.Error:  # a plain label: its name is its text
        return node.get_name()


def _said(node):
    return "" if node is None else node.get_name()


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

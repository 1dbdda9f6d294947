"""The program with somebody at its window who presses what is named, and tells what was to be seen.

``python start_driver.py '["Try again"]' --data FOLDER``: one line of JSON for each failed start that was
shown, one more once the window works, which is then closed. The first argument lists what is pressed; also
``close``, ``copy``, ``folder:PATH`` (it is chosen) and ``mend:TEXT`` (the settings file's new content).
"""

import json
import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from sellercall_desktop import __main__
from sellercall_desktop.ui.system import application

steps = json.loads(sys.argv[1])
spoilt = os.environ.get("SPOIL", "")  # a module whose import fails


def tell(**what):
    print(json.dumps(what), flush=True)


def visible(kind, within):
    return [each for each in within.findChildren(kind) if each.isVisible()]


def settings_notes(workspace):
    labels = [each for each in workspace.findChildren(QLabel) if each.isVisibleTo(workspace)]
    return [each.text() for each in labels if "settings" in each.text()]


class Person:
    """Looks ten times a second."""

    def __init__(self):
        self.timer, self.seen = QTimer(interval=50), None
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self):
        from sellercall_desktop.ui.window.opening import Trouble

        for window in QApplication.topLevelWidgets():
            if isinstance(window, QFileDialog):
                continue
            # The welcome may have come over the workspace by now: what is behind it counts.
            works = any(each.text().startswith("127.0.0.1") for each in window.findChildren(QPushButton))
            if works and (note := settings_notes(window.workspace)):
                data, settings = str(window.base.paths.data), window.base.settings.value
                tell(up=True, data=data, notes=note, port=settings.web.local_port)
                self.timer.stop()
                window.close()
                return
            if not window.isVisible():
                continue
            for trouble in visible(Trouble, window):
                if trouble is not self.seen:
                    self.seen = trouble
                    self.meet(window, trouble)
                    return

    def meet(self, window, trouble):
        texts = [text.text().replace("\u200b", "") for text in visible(QLabel, trouble)]
        buttons = {button.text(): button for button in visible(QPushButton, trouble)}
        step = steps.pop(0)
        if step == "copy":
            buttons["Copy the report"].click()
            tell(report=QApplication.clipboard().text())
            step = steps.pop(0)
        tell(texts=texts, buttons=list(buttons), title=window.windowTitle())
        if step == "close":
            window.close()
        elif step.startswith("folder:"):
            buttons["Choose another folder…"].click()
            (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)]
            dialog.fileSelected.emit(step.partition(":")[2])
        elif step.startswith("mend:"):
            file = trouble._failed.paths.settings_file
            file.write_text(step.partition(":")[2], encoding="utf-8")
            buttons["Try again"].click()
        else:
            buttons[step].click()


class Spoiler:
    """Makes one import fail."""

    def find_spec(self, name, path=None, target=None):
        if name == spoilt:
            raise ImportError(f"DLL load failed while importing {name}")


class Watched(application.Application):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.person = Person()


sys.meta_path.insert(0, Spoiler())
application.Application = Watched
sys.exit(__main__.main(sys.argv[2:]))

"""What brings the program down leaves a report, clean of secrets, that is told of once."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.core.redaction import Redactor
from sellercall_desktop.logs.crashes import KEPT_REPORTS, MOST_A_RUN, CrashReports, open_crash_reports

SECRET = "sk-a-secret-of-ours"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def redactor():
    made = Redactor()
    made.add(SECRET)
    return made


def reports_in(folder):
    return CrashReports(folder, Logbook(), redactor())


def test_an_exception_nobody_caught_is_reported_and_goes_on(tmp_path):
    with pytest.raises(ZeroDivisionError), open_crash_reports(tmp_path, Logbook(), redactor()):
        raise ZeroDivisionError(f"{SECRET} while calling +573001234567")
    report = reports_in(tmp_path).unseen()
    assert report is not None
    assert "ZeroDivisionError" in report.text
    assert "test_crashes.py" in report.text
    assert SECRET not in report.text
    assert "3001234567" not in report.text


def test_an_error_with_words_of_its_own_is_no_crash(tmp_path):
    with pytest.raises(StoreError), open_crash_reports(tmp_path, Logbook(), redactor()):
        raise StoreError("the disk is full")
    assert reports_in(tmp_path).unseen() is None


def test_a_clean_run_leaves_nothing(tmp_path):
    with open_crash_reports(tmp_path, Logbook(), redactor()):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_the_log_calls_critical_is_reported_with_the_lines_before_it(tmp_path):
    logbook = Logbook()
    with open_crash_reports(tmp_path, logbook, redactor()):
        logbook.append(NOW, logging.INFO, "call.placed", {"number": "+57•••4567"})
        logbook.append(NOW, logging.CRITICAL, "program.failed", {}, error="Traceback …\nKeyError: 'x'")
        for _ in range(2 * MOST_A_RUN):
            logbook.append(NOW, logging.CRITICAL, "program.failed", {}, error="again")
    report = reports_in(tmp_path).unseen()
    assert report is not None
    assert len(list(tmp_path.iterdir())) <= MOST_A_RUN
    first = min(tmp_path.iterdir()).read_text()
    assert "call.placed" in first or "again" in first


def test_a_report_is_told_of_once_and_the_newest_few_stay(tmp_path):
    for number in range(KEPT_REPORTS + 3):
        (tmp_path / f"crash-2026112{number}T0.txt").write_text(f"report {number}")
    reports = reports_in(tmp_path)
    assert reports.unseen().text == f"report {KEPT_REPORTS + 2}"
    reports.mark_seen()
    assert reports.unseen() is None
    assert len(list(tmp_path.iterdir())) == KEPT_REPORTS


def test_a_folder_that_cannot_be_written_costs_the_report_only(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(ValueError, match="ours"),
        open_crash_reports(tmp_path / "file" / "logs", Logbook(), redactor()),
    ):
        raise ValueError("ours")
    assert reports_in(tmp_path / "file" / "logs").unseen() is None


@pytest.mark.skipif(sys.platform == "win32", reason="a process is brought down by a POSIX signal here")
def test_a_crash_in_a_library_leaves_its_frames_for_the_next_start(tmp_path):
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from sellercall_desktop.core.logbook import Logbook\n"
        "from sellercall_desktop.logs.crashes import open_crash_reports\n"
        "from sellercall_desktop.core.redaction import Redactor\n"
        "with open_crash_reports(Path(sys.argv[1]), Logbook(), Redactor()):\n"
        "    os.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    environ = {**os.environ, "PYTHONFAULTHANDLER": ""}
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], env=environ, timeout=60, check=False
    )
    assert ended.returncode == -signal.SIGSEGV
    with open_crash_reports(tmp_path, Logbook(), redactor()) as reports:
        report = reports.unseen()
        assert report is not None
        assert "Segmentation fault" in report.text
        assert 'File "<string>"' in report.text

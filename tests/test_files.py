"""Files that are whole or absent."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sellercall_desktop.files import write_whole


@pytest.mark.parametrize("durable", [False, True])
def test_a_file_is_written_in_a_folder_that_was_not_there_and_nothing_lies_beside_it(tmp_path, durable):
    file = tmp_path / "new" / "name.txt"
    for text in ("señal", "señal dos"):
        write_whole(file, text, durable=durable)
        assert file.read_text(encoding="utf-8") == text
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_it_is_this_users_alone_also_where_the_one_before_was_not(tmp_path):
    file = tmp_path / "name.txt"
    file.write_text("before")
    file.chmod(0o644)
    write_whole(file, "after")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_what_was_there_and_no_rest(tmp_path, monkeypatch):
    file = tmp_path / "name.txt"
    write_whole(file, "before")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "half\ud800")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_whole(file, "after")
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_many_who_write_the_same_file_at_once_do_not_meet(tmp_path):
    file, texts = tmp_path / "name.txt", [str(n) * 1000 for n in range(9)]
    with ThreadPoolExecutor(9) as threads:
        list(threads.map(lambda text: write_whole(file, text, durable=True), texts * 5))
    assert file.read_text() in texts
    assert list(tmp_path.iterdir()) == [file]

"""`export-prompt` and `import-prompt` on the command line: by the window's rules, nothing is overwritten."""

import json

import pytest

from sellercall_desktop.__main__ import main
from sellercall_desktop.app.building.folders import hold_folder

OTHER = '+++\nname = "Cobros"\nstt = "nueva"\nvoice = "Ana"\n+++\n\nCobre con calma.\n'


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "es_CO.UTF-8")

    def go(*arguments):
        code = main([*map(str, arguments), "--data", str(tmp_path / "data")])
        told = capsys.readouterr()
        return code, told.out, told.err

    return go


def test_a_prompt_goes_out_is_changed_and_comes_back_as_unsaved_or_published(run, tmp_path):
    file = tmp_path / "principal.md"
    code, out, _ = run("export-prompt")
    assert (code, out.startswith("+++\nversion = 1\n")) == (0, True)
    run("export-prompt", "--output", file)
    file.write_text(file.read_text("utf-8") + "Agradezca.\n", encoding="utf-8")
    code, out, _ = run("import-prompt", file, "--dry-run")
    assert (code, "El prompt principal: quedó sin publicar" in out, "no se cambió nada" in out) == (
        0,
        True,
        True,
    )
    draft = tmp_path / "data" / "prompt-draft.json"
    assert not draft.exists()
    run("import-prompt", file)
    assert json.loads(draft.read_text("utf-8"))["text"].endswith("Agradezca.\n")
    code, out, _ = run("import-prompt", file, "--publish", "--why", "más cortés", "--json")
    told = json.loads(out)
    assert (told["outcome"], told["version"], told["dryRun"], told["unknown"]) == ("published", 2, False, [])
    assert "version = 2" in file.read_text("utf-8")
    assert "ya es así (v2)" in run("import-prompt", file, "--publish", "--why", "otra vez")[1]
    assert not run("export-prompt", "--version", "1")[1].endswith("Agradezca.\n")


def test_nothing_is_overwritten_and_what_is_unknown_is_said(run, tmp_path):
    mine, theirs, other = (tmp_path / name for name in ("mine.md", "theirs.md", "other.md"))
    for file, text in ((mine, "Mío."), (theirs, "Suyo.")):
        file.write_text(f"+++\nversion = 1\n+++\n\n{text}\n", encoding="utf-8")
    assert run("import-prompt", theirs, "--publish", "--why", "x")[0] == 0
    code, _, err = run("import-prompt", mine, "--publish", "--why", "x")
    assert (code, "v2" in err) == (1, True)
    assert run("import-prompt", mine)[0] == 0  # in the window it is a conflict that can be merged
    (tmp_path / "third.md").write_text("Tercero.", encoding="utf-8")
    code, _, err = run("import-prompt", tmp_path / "third.md")
    assert (code, "no lo publicó" in err) == (2, True)
    other.write_text(OTHER, encoding="utf-8")
    assert "no existe" in run("import-prompt", other)[2]
    code, out, _ = run("import-prompt", other, "--publish", "--why", "nuevo")
    assert (code, "Se creó Cobros, con v3" in out, "Línea 3: stt" in out) == (0, True, True)
    assert 'voice = "Ana"' in run("export-prompt", "cobros")[1]
    with hold_folder(tmp_path / "data"):
        code, _, err = run("export-prompt")
    assert (code, "SellerCall ya está abierto" in err) == (1, True)
    assert run("import-prompt", mine, "--publish")[0] == 2

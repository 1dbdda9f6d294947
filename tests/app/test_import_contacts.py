"""`import-contacts` on the command line: one line of JSON, or sentences in the user's language."""

import json

import pytest

from sellercall_desktop.__main__ import main
from sellercall_desktop.app.building.folders import hold_folder

LIST = "Nombre;Celular;Saldo\r\nAna;3001234567;10\r\nLuis;3,00E+09;20\r\n"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "es_CO.UTF-8")
    file = tmp_path / "clientes.csv"
    file.write_bytes(LIST.encode("cp1252"))

    def go(*arguments, file=file):
        code = main(["import-contacts", str(file), "--data", str(tmp_path / "data"), *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return go


def test_a_dry_run_names_the_rows_and_an_import_tells_its_counts_and_its_file(run, tmp_path):
    code, out, _ = run("--dry-run")
    assert (code, "fila 3: 3,00E+09: Una hoja de cálculo" in out, "1  por llamar" in out) == (0, True, True)
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"columns": {"saldo": "variable:deuda"}, "tags": ["enero"]}', encoding="utf-8")
    code, out, _ = run("--json", "--mapping", str(mapping))
    line = json.loads(out)
    names = ("rows", "ready", "look", "rejected", "known", "repeated", "doNotCall", "made", "completed")
    assert [line[name] for name in names] == [2, 1, 0, 1, 0, 0, 0, 1, 0]
    assert (code, line["dryRun"], line["file"]) == (0, False, "clientes.csv")
    rejected = tmp_path / "clientes.rechazadas.csv"
    assert line["rejectedFile"] == str(rejected)
    assert rejected.read_text("utf-8-sig").splitlines()[1].startswith("Luis;'3,00E+09;'20;")


def test_who_wants_no_calls_is_counted_and_listed_and_the_terminal_says_that_it_stays(run, tmp_path):
    file = tmp_path / "lista.csv"
    file.write_text("Nombre;Celular;No llamar\nAna;3001234567;x\nLuis;3109876543;no\n", encoding="utf-8")
    code, out, _ = run("--dry-run", file=file)
    assert (code, "1  por llamar" in out, "1  no llamar" in out) == (0, True, True)
    code, out, _ = run(file=file)
    assert (code, "Números agregados a la lista de no llamar: 1. Siguen ahí aunque" in out) == (0, True)
    code, out, _ = run("--json", file=file)
    line = json.loads(out)
    assert (code, line["doNotCall"], line["known"], line["listed"]) == (0, 1, 1, 0)


def test_what_cannot_be_imported_is_told_with_its_exit_code(run, tmp_path):
    code, _, err = run(file=tmp_path / "nada.csv")
    assert (code, "No existe el archivo nada.csv." in err) == (2, True)
    with hold_folder(tmp_path / "data"):
        code, _, err = run()
    assert (code, "SellerCall ya está abierto" in err) == (1, True)

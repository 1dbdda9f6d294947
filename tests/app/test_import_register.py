"""`import-register` on the command line: the answer's numbers are listed, and the register is consulted."""

import hashlib
import json

from sellercall_desktop.__main__ import main


def test_a_register_s_answer_is_taken_and_told_with_its_digest(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "es_CO.UTF-8")
    file = tmp_path / "respuesta.csv"
    file.write_text("telefono\n3001234999\nx\n", encoding="utf-8")

    def run(file, *arguments):
        code = main(["import-register", str(file), "--data", str(tmp_path / "data"), *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    code, out, _ = run(file, "--register", "rne", "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["register"], told["country"], told["file"]) == ("RNE", "CO", "respuesta.csv")
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (told["added"], told["known"], told["refused"]) == (1, 0, 1)
    assert [(row["line"], row["text"]) for row in told["refusedRows"]] == [(3, "x")]
    code, out, _ = run(file, "--register", "RNE")
    assert (code, "Ya estaban: 1" in out, told["sha256"] in out) == (0, True, True)
    code, _, err = run(file, "--register", "RAE")
    assert (code, "RAE" in err, "RNE" in err) == (2, True, True)
    assert run(tmp_path / "nada.csv", "--register", "RNE")[0] == 2

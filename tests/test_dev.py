"""The set-up script: what it would install, when it does nothing, how it fails; and the locks it makes."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


def load(path):
    spec = importlib.util.spec_from_file_location("dev_under_test", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@pytest.fixture
def checkout(tmp_path):
    """A checkout whose environment is ready, with a stand-in for its Python that notes its arguments."""
    for name in ("dev.py", "pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, tmp_path / name)
    script(
        tmp_path / ".venv/bin/python",
        f'echo "$*" >> {tmp_path}/calls\ncase "$*" in *"$FAILING"*) exit 3;; esac',
    )
    dev = load(tmp_path / "dev.py")
    dev.stamp("dev").write_text(dev.digest("dev"))
    return tmp_path


def dev(checkout, *arguments, failing="nothing", path=None):
    return subprocess.run(
        [sys.executable, checkout / "dev.py", *arguments],
        env={**os.environ, "FAILING": failing, "PATH": path or os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def calls(checkout):
    return (checkout / "calls").read_text().splitlines()


@posix_only
def test_a_ready_environment_starts_the_program_at_once_with_the_given_arguments(checkout):
    assert dev(checkout, "run", "--demo").returncode == 0
    assert calls(checkout) == ["-m sellercall_desktop --demo"]


@posix_only
def test_the_programs_exit_code_is_passed_on(checkout):
    assert dev(checkout, "run", "doctor", failing="doctor").returncode == 3


def checks_and_tests(checkout):
    """What was run beside each other, in no order: the checks, the tests."""
    done = sorted(calls(checkout))
    return [line.split()[1] for line in done if "pytest" not in line], [
        line for line in done if "pytest" in line
    ]


@posix_only
def test_test_checks_style_and_types_beside_the_tests_on_every_core(checkout):
    assert dev(checkout, "test", "-k", "dial").returncode == 0
    checks, (tests,) = checks_and_tests(checkout)
    assert checks == ["mypy", "ruff", "ruff"]
    assert re.fullmatch(r"-m pytest -n \d+ --dist worksteal -k dial", tests)


@posix_only
@pytest.mark.parametrize("named", ["tests", "tests/test_one.py", "tests/test_one.py::test_this"])
def test_tests_that_are_named_run_alone_in_one_process_as_asked(checkout, named, monkeypatch):
    script(checkout / "tests/test_one.py", "")
    monkeypatch.chdir(checkout)
    assert dev(checkout, "test", named, "--pdb").returncode == 0
    assert calls(checkout) == [f"-m pytest {named} --pdb"]


@posix_only
def test_bundle_builds_with_the_environments_python_and_passes_on_what_is_asked(checkout):
    assert dev(checkout, "bundle", "--package").returncode == 0
    assert calls(checkout) == ["-m resources.bundle --package"]
    assert dev(checkout, "bundle", failing="resources.bundle").returncode == 3


@posix_only
@pytest.mark.parametrize("failing", ["ruff check", "ruff format", "mypy", "pytest"])
def test_any_failed_check_fails_the_whole_says_so_last_and_the_tests_still_run(checkout, failing):
    done = dev(checkout, "test", failing=failing)
    assert done.returncode != 0
    assert len(checks_and_tests(checkout)[1]) == 1
    assert (f"FAILED: {failing}" in done.stdout) == (failing != "pytest")


@posix_only
@pytest.mark.parametrize("changed", ["requirements-dev.lock", "pyproject.toml", "dev.py"])
def test_what_the_environment_was_made_from_decides_whether_it_is_made_again(checkout, changed):
    module = load(checkout / "dev.py")
    assert module.is_ready("dev")
    with (checkout / changed).open("a") as file:
        file.write("\n# changed\n")
    assert not module.is_ready("dev")


@posix_only
def test_an_environment_for_tests_serves_the_program_but_not_the_other_way_round(checkout):
    module = load(checkout / "dev.py")
    assert module.is_ready("run")
    module.stamp("dev").unlink()
    module.stamp("run").write_text(module.digest("run"))
    assert (module.is_ready("run"), module.is_ready("dev")) == (True, False)


def system_with(folder, *installed):
    """A PATH of a Debian that has these packages; apt-get notes what it is asked."""
    lines = "\n".join(f"installed {name}" for name in installed)
    script(folder / "bin/dpkg-query", f"cat <<'END'\n{lines}\nnot-installed removed-one\nEND")
    script(folder / "bin/apt-get", f'echo "$*" >> {folder}/apt')
    return f"{folder / 'bin'}:/usr/bin:/bin"


@posix_only
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of Debian")
def test_only_missing_system_packages_are_wanted_whichever_name_they_have(checkout, monkeypatch):
    module = load(checkout / "dev.py")
    wanted = module.SYSTEM["run"].split()
    old_names = system_with(checkout, *(name for name in wanted if name != "libegl1"))
    monkeypatch.setenv("PATH", old_names)
    assert module.missing_system_packages("run") == ["libegl1"]
    assert module.missing_system_packages("dev") == ["libegl1", *module.SYSTEM["dev"].split()]
    monkeypatch.setenv("PATH", system_with(checkout, *(f"{name}t64" for name in wanted)))
    assert module.missing_system_packages("run") == []


@posix_only
def test_without_dpkg_nothing_is_installed(checkout, monkeypatch):
    monkeypatch.setenv("PATH", str(checkout))
    assert load(checkout / "dev.py").missing_system_packages("dev") == []


@posix_only
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of Debian")
def test_who_is_not_root_gets_the_exact_line_and_nothing_is_touched(checkout, monkeypatch):
    module = load(checkout / "dev.py")
    monkeypatch.setenv("PATH", system_with(checkout, *(set(module.SYSTEM["run"].split()) - {"libegl1"})))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(module.SetUpError) as caught:
        module.install_system_packages("run")
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1"
    assert line in [each.strip() for each in str(caught.value).splitlines()]
    assert not (checkout / "apt").exists()


@posix_only
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of Debian")
def test_root_installs_them(checkout, monkeypatch):
    module = load(checkout / "dev.py")
    monkeypatch.setenv("PATH", system_with(checkout, *(set(module.SYSTEM["run"].split()) - {"libegl1"})))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    module.install_system_packages("run")
    assert (checkout / "apt").read_text().splitlines() == [
        "update -qq",
        "install -y --no-install-recommends libegl1 -qq",
    ]


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["fly"], 2), (["--help"], 0)])
def test_without_a_known_command_the_usage_is_shown(arguments, code):
    done = subprocess.run(
        [sys.executable, ROOT / "dev.py", *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == code
    assert "dev.py run" in done.stdout


def test_the_script_needs_the_standard_library_only_and_stays_short():
    text = (ROOT / "dev.py").read_text()
    imports = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(text))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imports <= sys.stdlib_module_names
    assert text.count("\n") < 200


def test_ci_runs_exactly_the_documented_test_command():
    assert "exec python3 dev.py test\n" in (ROOT / ".ci/run").read_text()
    assert re.search(r"\bpython3 dev\.py test\b", (ROOT / "README.md").read_text(encoding="utf-8"))


def pins(lock):
    """{distribution: version} of a lock."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", (ROOT / lock).read_text(), re.MULTILINE))


def normal(requirement):
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_and_hashes_and_nothing_of_the_machine_that_made_it(lock):
    line = re.compile(
        r"[a-z0-9-]+==[\w.!+]+( ; [\w .'<>=!()]+)? \\"  # a pin, perhaps with a marker
        r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    wrong = [each for each in (ROOT / lock).read_text().splitlines() if not line.fullmatch(each)]
    assert wrong == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_declared_dependency_is_locked(lock):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    declared = [*project["project"]["dependencies"], *groups["build"]]
    if lock == "requirements-dev.lock":
        declared += [each for each in groups["dev"] if isinstance(each, str)]
    assert {normal(each) for each in declared} <= pins(lock).keys()


def test_the_tests_run_on_what_people_run():
    program, tests = pins(LOCKS[0]), pins(LOCKS[1])
    assert program.items() <= tests.items()

#!/bin/sh
# spylls 0.1.7 (spelling by Hunspell dictionaries, in Python alone) in a project whose folder tests/ has no __init__.py.
#
# Behaviour: the wheel of spylls installs two top-level packages: spylls, and its own test suite as `tests`. A folder
# without __init__.py is a namespace package, and Python takes a regular package from anywhere on its path before it:
# although the project's folder comes first on the path, `import tests` is spylls's suite from then on.
# What it costs: `python -m tests.something` and every `from tests.helpers import …` end with ModuleNotFoundError on
# the day on which spylls is added, and nothing in the message names spylls.
# Way out: an __init__.py in the project's own tests/.
#
# Output seen:
#   without spylls     tests.mine of the project
#   with spylls        No module named 'tests.mine'; tests is .../lib/tests/__init__.py
#   with __init__.py   tests.mine of the project
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$folder/lib" spylls==0.1.7
mkdir -p "$folder/project/tests"
echo 'NAME = "tests.mine of the project"' >"$folder/project/tests/mine.py"
cat >"$folder/project/look.py" <<'PYTHON'
try:
    from tests.mine import NAME

    print(NAME)
except ModuleNotFoundError as error:
    import tests

    print(f"{error}; tests is .../{'/'.join(tests.__file__.split('/')[-3:])}")
PYTHON
cd "$folder/project"
seen() { printf '  %-18s %s\n' "$1" "$2"; }
without=$(python3 look.py)
with=$(PYTHONPATH="$folder/lib" python3 look.py)
: >tests/__init__.py
mended=$(PYTHONPATH="$folder/lib" python3 look.py)
seen "without spylls" "$without"
seen "with spylls" "$with"
seen "with __init__.py" "$mended"
[ "$without" = "tests.mine of the project" ]
[ "$with" = "No module named 'tests.mine'; tests is .../lib/tests/__init__.py" ]
[ "$mended" = "tests.mine of the project" ]

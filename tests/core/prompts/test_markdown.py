"""Which parts of a prompt's line are Markdown, as its editor colours them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.prompts.markdown import is_fence, markdown_parts


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("# Guion de ventas", ["heading: # Guion de ventas", "sign: #"]),
        ("###### Hondo", ["heading: ###### Hondo", "sign: ######"]),
        (
            "## Diga **ya** esto",
            ["heading: ## Diga **ya** esto", "sign: ##", "strong: **ya**"],
        ),
        ("#etiqueta", []),
        ("#", []),
        ("- Si pregunta", ["sign: -"]),
        ("  * Si pregunta", ["sign: *"]),
        ("12. Despídase", ["sign: 12."]),
        ("2) Despídase", ["sign: 2)"]),
        ("12.500 pesos", []),
        ("-5 grados", []),
        ("> Cita", ["sign: > "]),
        ("---", ["sign: ---"]),
        ("* * *", ["sign: * * *"]),
        ("Diga **noventa mil** y *despacio*", ["strong: **noventa mil**", "emphasis: *despacio*"]),
        ("Diga __noventa__ y _despacio_", ["strong: __noventa__", "emphasis: _despacio_"]),
        ("nombre_de_cliente y 2 * 3 * 4 y 2**3", []),
        ("**sin fin", []),
        ("`código` y ``con ` dentro``", ["code: `código`", "code: ``con ` dentro``"]),
        ("`**no es fuerte**`", ["code: `**no es fuerte**`"]),
        (r"\*tal cual\* y \# no", []),
        ("<reglas>Una</reglas>", ["sign: <reglas>", "sign: </reglas>"]),
        ("3 < 5 y 7 > 2", []),
        ("Vea [la página](https://ejemplo.co)", ["sign: (https://ejemplo.co)"]),
        ("", []),
        ("Buenos días, ¿hablo con la señora Ruiz?", []),
    ],
)
def test_parts_of_a_line(line, parts):
    assert [f"{part.kind}: {line[part.start : part.end]}" for part in markdown_parts(line)] == parts


@pytest.mark.parametrize(
    ("line", "inside", "is_one"),
    [
        ("```", False, True),
        ("```json", False, True),
        ("~~~", False, True),
        ("```json", True, False),  # only a bare fence ends one
        ("```", True, True),
        ("``", False, False),
        ("```x```", False, False),  # code within a line
        ("    ```", False, False),
    ],
)
def test_fences(line, inside, is_one):
    assert is_fence(line, inside=inside) is is_one


@given(st.text("#*_`~<>[]()-+0. \taé\\/😀", max_size=60))
def test_parts_lie_within_the_line_and_are_not_empty(line):
    assert all(0 <= part.start < part.end <= len(line) for part in markdown_parts(line))

"""The quick way reads numbers as the careful one does, or leaves them to it."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.phone.plain_numbers import plain_number
from sellercall_desktop.core.phone.reading import NoteKind, read

REGIONS = ["CO", "MX", "AR", "PE", "CL", "EC", "ES", "US", "BR", "VE", "DE", "IT", "FO", "GB"]


@st.composite
def writings(draw):
    """Numbers near those that a plan gives as examples, in forms that people write."""
    region = draw(st.sampled_from(REGIONS))
    kind = draw(st.sampled_from([0, 1]))  # fixed, mobile
    example = phonenumbers.example_number_for_type(region, kind)
    national = phonenumbers.national_significant_number(example)
    kept = draw(st.integers(0, len(national)))
    tail = draw(st.text("0123456789", min_size=len(national) - kept, max_size=len(national) - kept + 1))
    digits = national[:kept] + tail
    cut = draw(st.integers(1, max(1, len(digits) - 1)))
    between = draw(st.sampled_from(["", "", " ", "-"]))
    code = draw(
        st.sampled_from(
            ["", f"+{example.country_code}", f"+{example.country_code} ", str(example.country_code)]
        )
    )
    home = draw(st.sampled_from([region, region, "CO", "US"]))
    return f"{code}{digits[:cut]}{between}{digits[cut:]}", home


@given(writings())
def test_it_never_says_anything_else(written):
    text, home = written
    quick = plain_number(text, home)
    if quick is not None:
        careful = read(text, home)
        assert careful.number is not None
        assert (careful.number.e164, careful.alone) == (quick, True)
        assert careful.note is None or careful.note.kind is NoteKind.COUNTRY_CODE_WITHOUT_PLUS


@pytest.mark.parametrize(
    "text", ["3001234567", "300 123 4567", "300-123-4567", "+573001234567", "+57 300 1234567", "573001234567"]
)
def test_it_reads_what_lists_are_full_of(text):
    assert plain_number(text, "CO") == "+573001234567"

"""The number doctor, example by example: what people type and paste, and what it must mean."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from sellercall_desktop.core.errors import InvalidNumberError
from sellercall_desktop.core.phone import reading as phone
from sellercall_desktop.core.phone.reading import Note, NoteKind, NumberKind
from sellercall_desktop.core.problems import NumberProblem

MOBILE = "+573001234567"
NOON_UTC = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "(300) 123-4567",
        "300 1234567",
        "300.123.4567",
        "  3001234567\n",
        "+57 300-123-4567",
        "+57 (300) 1234567",
        "(+57) 300 123 4567",
        "+ +57 300 123 4567",
        "++573001234567",
        "+0057 300 123 4567",
        "tel:+573001234567",
        "TEL:+57-300-123-4567",
        "tel:3001234567;phone-context=+57",
        "tel:%2B573001234567",
        "callto:+573001234567",
        "callto://3001234567",
        "sip:+573001234567@10.20.30.40:5060",
        "sips:+573001234567@edge.example.com;transport=tls",
        "https://wa.me/573001234567",
        "https://api.whatsapp.com/send?phone=573001234567&text=pedido%203109876543",
        "\u202a+57\u202f300\u202f1234567\u202c",
        "\u2066+57\u00a0300\u2011123\u20114567\u2069\u200e",
        "３００１２３４５６７",
        "＋５７ （３００） １２３－４５６７",
        "٣٠٠١٢٣٤٥٦٧",
        "Tel: 300 123 4567",
        "cel.3001234567",
        "Cel3001234567",
        "Llámeme al 300 123 4567, gracias",
        "NIT 900.123.456-7, celular 300 1234567",
        "[20/11/26 10:42] Ana: mi cel es +57 300 1234567 y mi correo ana3109876543@example.com",
        "300 123 4567 / 300-1234567",
        "Cel. 300-1234567 (Marta) WhatsApp",
        "Marta(300) 123 4567.Gracias",
    ],
)
def test_every_way_of_writing_a_colombian_mobile_is_the_same_number(text):
    reading = phone.read(text, "CO")
    assert reading.number is not None
    assert (reading.number.e164, reading.number.region, reading.problem) == (MOBILE, "CO", None)


@pytest.mark.parametrize(
    ("text", "e164", "note"),
    [
        ("03 300 123 4567", MOBILE, Note(NoteKind.OLD_PREFIX_DROPPED, "03")),
        ("0300 123 4567", MOBILE, Note(NoteKind.OLD_PREFIX_DROPPED, "0")),
        ("05 601 234 5678", "+576012345678", Note(NoteKind.OLD_PREFIX_DROPPED, "05")),
        ("+57 0 300 123 4567", MOBILE, Note(NoteKind.OLD_PREFIX_DROPPED, "0")),
        ("+57 03 300 123 4567", MOBILE, Note(NoteKind.OLD_PREFIX_DROPPED, "03")),
        ("573001234567", MOBILE, Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, "57")),
        ("57 601 234 5678", "+576012345678", Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, "57")),
        ("14155552671", "+14155552671", Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, "1")),
        ("0057 300 123 4567", MOBILE, Note(NoteKind.INTERNATIONAL_PREFIX, "00")),
        ("009 57 300 123 4567", MOBILE, Note(NoteKind.INTERNATIONAL_PREFIX, "009")),
        ("0057 0 300 123 4567", MOBILE, Note(NoteKind.INTERNATIONAL_PREFIX, "00")),
        ("300 123 4567 ext. 12", MOBILE, Note(NoteKind.EXTENSION_DROPPED, "12")),
        ("300 123 4567 x99", MOBILE, Note(NoteKind.EXTENSION_DROPPED, "99")),
        ("601 234 5678 extensión 4", "+576012345678", Note(NoteKind.EXTENSION_DROPPED, "4")),
        ("601 234 5678 int. 305", "+576012345678", Note(NoteKind.EXTENSION_DROPPED, "305")),
        ("601 234 5678 #7", "+576012345678", Note(NoteKind.EXTENSION_DROPPED, "7")),
        ("6012345678,,305", "+576012345678", Note(NoteKind.EXTENSION_DROPPED, "305")),
        ("tel:+57-601-234-5678;ext=12", "+576012345678", Note(NoteKind.EXTENSION_DROPPED, "12")),
        ("3001234567.0", MOBILE, Note(NoteKind.SPREADSHEET_FORMAT)),
        ("3,001,234,567", MOBILE, Note(NoteKind.SPREADSHEET_FORMAT)),
        ("'+573001234567", MOBILE, Note(NoteKind.SPREADSHEET_FORMAT)),
        ('="3001234567"', MOBILE, Note(NoteKind.SPREADSHEET_FORMAT)),
    ],
)
def test_what_was_dropped_or_understood_is_said(text, e164, note):
    reading = phone.read(text, "CO")
    assert reading.number is not None
    assert (reading.number.e164, reading.note) == (e164, note)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", NumberProblem.EMPTY),
        (" \u200e\n", NumberProblem.EMPTY),
        ("03300123456", NumberProblem.TOO_SHORT),  # 03 and nine of ten digits, never 330 012 3456
        ("hola", NumberProblem.NOT_A_NUMBER),
        ("1-800-FLOWERS", NumberProblem.NOT_A_NUMBER),
        ("3OO1234567", NumberProblem.NOT_A_NUMBER),
        ("CA30012345671234", NumberProblem.NOT_A_NUMBER),
        ("ana3001234567@example.com", NumberProblem.NOT_A_NUMBER),
        ("3,00E+09", NumberProblem.LOST_DIGITS),
        ("3.00123E+9", NumberProblem.LOST_DIGITS),
        ("3E+09", NumberProblem.LOST_DIGITS),
        ("5,73001E+11", NumberProblem.LOST_DIGITS),
        ("+", NumberProblem.TOO_SHORT),
        ("300123456", NumberProblem.TOO_SHORT),
        ("2345678", NumberProblem.TOO_SHORT),
        ("1 2345678", NumberProblem.TOO_SHORT),
        ("+57300123456", NumberProblem.TOO_SHORT),
        ("30012345678", NumberProblem.TOO_LONG),
        ("32012345678", NumberProblem.TOO_LONG),  # never Belgium's +32 0…
        ("+5730012345678", NumberProblem.TOO_LONG),
        ("9991234567", NumberProblem.IMPOSSIBLE),
        ("4155552671", NumberProblem.IMPOSSIBLE),  # never Switzerland's +41 55…
        ("+999 1234567", NumberProblem.UNKNOWN_COUNTRY),
        ("112", NumberProblem.EMERGENCY),
        ("123", NumberProblem.EMERGENCY),
        ("911", NumberProblem.EMERGENCY),
        ("+57 123", NumberProblem.EMERGENCY),
        ("*123#", NumberProblem.EMERGENCY),
        ("89123", NumberProblem.TOO_SHORT),  # a short code
    ],
)
def test_what_cannot_be_dialed_says_why(text, problem):
    reading = phone.read(text, "CO")
    assert (reading.problem, reading.candidates) == (problem, ())


@pytest.mark.parametrize("text", ["3OO1234567", "300l234567", "+57 3oo 123 4567"])
def test_letters_that_look_like_digits_are_pointed_at_and_never_read_as_digits(text):
    reading = phone.read(text, "CO")
    assert (reading.problem, reading.candidates) == (NumberProblem.NOT_A_NUMBER, ())
    assert reading.note is not None
    assert reading.note.kind is NoteKind.LOOK_ALIKE_LETTERS
    assert reading.note.text in text


def test_a_foreign_number_without_its_countrys_code_is_asked_for_it():
    assert phone.read("4155552671", "CO").note == Note(NoteKind.PERHAPS_ABROAD)
    assert phone.read("+57 9991234567", "CO").note is None


OLD_LANDLINES = ["2345678", "1 2345678", "03 1 2345678", "+57 (1) 234 5678", "57 1 2345678", "0057 1 2345678"]


@pytest.mark.parametrize("text", OLD_LANDLINES)
def test_a_landline_of_before_2021_is_explained(text):
    assert phone.read(text, "CO").note == Note(NoteKind.OLD_LANDLINE)


@pytest.mark.parametrize(
    "full",
    ["3001234567", "6012345678", "+57 300 123 4567", "573001234567", "03 300 123 4567", "0057 3001234567"],
)
def test_a_number_being_typed_is_only_too_short(full):
    problems = {phone.read(full[:length], "CO").problem for length in range(1, len(full))}
    assert problems == {NumberProblem.TOO_SHORT}


@pytest.mark.parametrize(
    "text",
    [
        "Llámeme al 300 123 4567 o al 310 987 6543 y fijo 601 234 5678 ext 3",
        "3001234567 3109876543 6012345678",
        "300 123 4567 310 987 6543 601 234 5678",
        "3001234567/3109876543/6012345678",
        "300-123-4567-310-987-6543-601-234-5678",
        "3001234567 - 3109876543 - 6012345678",
        "+57 3001234567 +57 3109876543 +57 6012345678",
        "1. 3001234567\n2. 3109876543\n3. 6012345678",
        "3001234567;3109876543;6012345678",
        "tel:+573001234567 tel:+573109876543 tel:+576012345678",
    ],
)
def test_every_number_of_a_pasted_paragraph_is_offered(text):
    reading = phone.read(text, "CO")
    assert [number.e164 for number in reading.candidates] == [MOBILE, "+573109876543", "+576012345678"]
    assert (reading.problem, reading.number) == (NumberProblem.SEVERAL, None)


@pytest.mark.parametrize(
    ("text", "region", "e164", "national"),
    [
        ("55 1234 5678", "MX", "+525512345678", "55 1234 5678"),
        ("044 55 1234 5678", "MX", "+525512345678", "55 1234 5678"),
        ("+52 1 55 1234 5678", "MX", "+525512345678", "55 1234 5678"),
        ("987654321", "PE", "+51987654321", "987 654 321"),
        ("51987654321", "PE", "+51987654321", "987 654 321"),
        ("099 123 4567", "EC", "+593991234567", "099 123 4567"),
        ("(415) 555-2671", "US", "+14155552671", "(415) 555-2671"),
        ("1 415 555 2671", "US", "+14155552671", "(415) 555-2671"),
        ("612 34 56 78", "ES", "+34612345678", "612 34 56 78"),
        ("0034 612 34 56 78", "ES", "+34612345678", "612 34 56 78"),
        ("300 123 4567", "CO", MOBILE, "300 123 4567"),
        ("(601) 2345678", "CO", "+576012345678", "601 234 5678"),
        ("01 800 123 4567", "CO", "+5718001234567", "01-800-1234567"),
    ],
)
def test_numbers_are_read_and_written_as_in_their_country(text, region, e164, national):
    number = phone.parse(text, region)
    assert (number.e164, number.region, number.national) == (e164, region, national)


def test_parse_refuses_with_the_reason():
    with pytest.raises(InvalidNumberError) as refused:
        phone.parse("3,00E+09", "CO")
    assert refused.value.problem is NumberProblem.LOST_DIGITS
    with pytest.raises(InvalidNumberError) as refused:
        phone.parse("3001234567 3109876543", "CO")
    assert refused.value.problem is NumberProblem.SEVERAL


def test_a_number_tells_its_country_kind_and_clock():
    number = phone.parse("300 123 4567", "CO")
    assert (number.flag, number.kind, number.country_code) == ("🇨🇴", NumberKind.MOBILE, 57)
    assert (number.country_name("es"), number.country_name("en")) == ("Colombia", "Colombia")
    assert phone.parse("+34612345678", "CO").country_name("es-CO") == "España"
    assert number.international == "+57 300 123 4567"
    assert number.zones == ("America/Bogota",)
    assert number.local_time(NOON_UTC).strftime("%H:%M") == "07:00"


def test_local_time_is_not_invented_where_zones_disagree():
    new_york, toll_free = phone.parse("+12125552671", "CO"), phone.parse("+18005552671", "CO")
    assert new_york.local_time(NOON_UTC).strftime("%H:%M") == "08:00"
    assert len(toll_free.zones) > 1
    assert toll_free.local_time(NOON_UTC) is None


def test_a_number_of_no_country_has_a_globe_and_no_name():
    number = phone.parse("+80012345678", "CO")
    assert (number.region, number.flag, number.country_name("es"), number.zones) == ("001", "🌐", "", ())


def test_every_flag_has_a_name_in_both_languages():
    import phonenumbers

    numbers = [phone.PhoneNumber("", region, 0) for region in phonenumbers.SUPPORTED_REGIONS]
    assert all(number.country_name("es") and number.country_name("en") for number in numbers)


def test_region_of_and_display_serve_the_history():
    assert (phone.region_of(MOBILE), phone.region_of("+14165552671"), phone.region_of("anonymous")) == (
        "CO",
        "CA",
        None,
    )
    assert phone.display(MOBILE, "CO") == "300 123 4567"
    assert phone.display(MOBILE, "MX") == "+57 300 123 4567"
    assert phone.display("anonymous", "CO") == "anonymous"
    assert phone.display("+99999", "CO") == "+99999"


def test_importing_the_module_loads_neither_zones_nor_names():
    code = (
        "import sys, sellercall_desktop.core.phone.reading as p; p.read('3001234567', 'CO').number.national;"
        "late = ('phonenumbers.geo', 'phonenumbers.tz', 'phonenumbers.timezone',"
        " 'sellercall_desktop.core.phone.countries');"
        "print([m for m in sys.modules if m.startswith(late)])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "[]"


@pytest.mark.parametrize("text", ["+57 300 999", "+57 3009", "0057 300 999"])
def test_a_mobile_that_is_being_typed_with_its_country_is_no_old_landline(text):
    reading = phone.read(text, "CO")
    assert (reading.problem, reading.note) == (NumberProblem.TOO_SHORT, None)

"""What columns say that the law asks about: no more calls, consent with its proof, the customer's clock."""

from datetime import UTC, datetime

import pytest

from sellercall_desktop.core.contacts.contact import Consent, ConsentKind, Contact, ContactNumber
from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.core.contacts.imports.lawful import agreed_too, day_in
from sellercall_desktop.core.contacts.imports.numbers import RowReason
from tests.core.contacts.test_importing import NOON, house_in, written

ANA, LUIS, EVA = "+573001234567", "+573109876543", "+573201112233"


@pytest.mark.parametrize("title", ["No llamar", "Do Not Call", "Não ligar", "Opt out", "DNC"])
@pytest.mark.parametrize(
    "yes", ["sí", "Si", "x", "X", "1", "TRUE", "yes", "verdadero", "2026-03-04", "pidió no más"]
)
async def test_who_wants_no_calls_goes_on_the_list_with_the_import_and_is_counted_before(
    tmp_path, title, yes
):
    async with house_in(tmp_path) as house:
        file = written(
            tmp_path / "clientes.csv",
            ["Nombre", "Celular", title],
            ["Ana", "3001234567", yes],
            ["Luis", "3109876543", "no"],
            ["Eva", "3201112233", ""],
        )
        preview = await house.look(file)
        assert preview.counts == {RowVerdict.READY: 2, RowVerdict.DO_NOT_CALL: 1}
        assert house.do_not_call.listed(ANA) is None
        done = await house.take(file)
        entry = house.do_not_call.listed(ANA)
        assert entry is not None
        assert (entry.reason, entry.by, entry.since) == ("clientes.csv, fila 2", "ana", NOON)
        assert (house.do_not_call.listed(LUIS), house.do_not_call.listed(EVA)) == (None, None)
        assert (done.counts, done.listed, done.made) == (preview.counts, 1, 3)


@pytest.mark.parametrize("no", ["", "no", "NO", "0", "false", "Falso", "não", "-", "–", "N/A", "."])
async def test_a_plain_no_lists_nobody(tmp_path, no):
    async with house_in(tmp_path) as house:
        file = written(tmp_path / "a.csv", ["Nombre", "Celular", "No llamar"], ["Ana", "3001234567", no])
        assert (await house.look(file)).counts == {RowVerdict.READY: 1}
        await house.take(file)
        assert house.do_not_call.listed(ANA) is None


async def test_undoing_the_import_takes_nobody_off_the_list(tmp_path):
    async with house_in(tmp_path) as house:
        file = written(tmp_path / "a.csv", ["Nombre", "Celular", "No llamar"], ["Ana", "3001234567", "x"])
        done = await house.take(file)
        assert await house.importing.undo(done.import_id) == 1
        assert await house.all() == {}
        assert house.do_not_call.listed(ANA) is not None


async def test_all_numbers_of_the_person_are_listed_also_those_known_before(tmp_path):
    async with house_in(tmp_path) as house:
        await house.take(
            written(tmp_path / "a.csv", ["Nombre", "Cel", "Tel"], ["Ana", "3001234567", "3109876543"])
        )
        await house.take(
            written(
                tmp_path / "b.csv",
                ["Nombre", "Cel", "Otro tel", "No llamar"],
                ["Ana", "3001234567", "3201112233", "x"],
            )
        )
        assert all(house.do_not_call.listed(number) for number in (ANA, LUIS, EVA))


async def test_who_is_called_differently_is_not_listed_for_a_number_they_share(tmp_path):
    async with house_in(tmp_path) as house:
        await house.take(
            written(tmp_path / "a.csv", ["Nombre", "Cel", "Tel"], ["Luis", "3001234567", "3109876543"])
        )
        await house.take(
            written(tmp_path / "b.csv", ["Nombre", "Cel", "No llamar"], ["Ana", "3001234567", "x"])
        )
        assert house.do_not_call.listed(ANA) is not None
        assert house.do_not_call.listed(LUIS) is None


async def test_a_later_row_of_the_same_number_is_not_called_either(tmp_path):
    async with house_in(tmp_path) as house:
        file = written(
            tmp_path / "a.csv",
            ["Nombre", "Celular", "DNC"],
            ["Ana", "3001234567", "x"],
            ["Ana María", "+57 300 123 4567", ""],
        )
        assert (await house.look(file)).counts == {RowVerdict.DO_NOT_CALL: 2}


async def test_no_more_mail_is_not_no_more_calls(tmp_path):
    async with house_in(tmp_path) as house:
        file = written(tmp_path / "a.csv", ["Name", "Phone", "Email Opt Out"], ["Ana", "3001234567", "true"])
        await house.take(file)
        assert house.do_not_call.listed(ANA) is None


CONSENTS = ["Nombre", "Celular", "Autoriza", "Fecha autorización", "Fuente autorización"]


async def test_a_plain_yes_with_its_day_is_a_consent_with_the_file_as_its_proof(tmp_path):
    async with house_in(tmp_path) as house:
        file = written(
            tmp_path / "clientes.csv", CONSENTS, ["Ana", "3001234567", "Sí", "25/03/2026", "Formulario web"]
        )
        assert (await house.look(file)).counts == {RowVerdict.READY: 1}
        await house.take(file)
        (consent,) = (await house.all())["Ana"].consents
        given = datetime(2026, 3, 25, 5, tzinfo=UTC)  # midnight in Bogotá
        assert consent == Consent(ConsentKind.WRITTEN, given, "clientes.csv, 2; Formulario web", "ana")
        assert dict((await house.all())["Ana"].variables)["Autoriza"] == "Sí"


@pytest.mark.parametrize(
    ("yes", "day", "reason"),
    [
        ("sí", "03/04/2026", RowReason.CONSENT_DATE),
        ("sí", "25/03/26", RowReason.CONSENT_DATE),
        ("sí", "", RowReason.CONSENT_DATE),
        ("sí", "46000", RowReason.CONSENT_DATE),
        ("sí", "2031-01-01", RowReason.CONSENT_DATE),
        ("sí", "31/02/2026", RowReason.CONSENT_DATE),
        ("pendiente", "2026-03-25", RowReason.CONSENT_UNCLEAR),
        ("no", "2026-03-25", RowReason.NO_CONSENT),
    ],
)
async def test_what_is_no_plain_yes_with_a_day_is_no_consent_and_needs_a_look(tmp_path, yes, day, reason):
    async with house_in(tmp_path) as house:
        file = written(tmp_path / "a.csv", CONSENTS, ["Ana", "3001234567", yes, day, "web"])
        preview = await house.look(file)
        assert preview.counts == {RowVerdict.LOOK: 1}
        assert preview.shown[RowVerdict.LOOK][0].reasons == (reason,)
        await house.take(file)
        assert (await house.all())["Ana"].consents == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-04-03", (4, 3)),
        ("2026-04-03 00:00:00", (4, 3)),
        ("2026-04-03T10:00:00Z", (4, 3)),
        ("25/03/2026", (3, 25)),
        ("03/25/2026", (3, 25)),
        ("04/04/2026", (4, 4)),
        ("25.3.2026 10:30", (3, 25)),
        ("3 de abril de 2026", (4, 3)),
        ("3-abr-2026", (4, 3)),
        ("Apr 3, 2026", (4, 3)),
        ("3rd April 2026", (4, 3)),
    ],
)
def test_a_day_that_can_be_read_in_one_way_is_read(text, day):
    read = day_in(text, UTC)
    assert read is not None
    assert (read.year, read.month, read.day) == (2026, *day)


def test_a_consent_older_than_one_that_was_taken_back_does_not_hold_again():
    def consent(month, withdrawn=None):
        given = datetime(2026, month, 1, tzinfo=UTC)
        return Consent(ConsentKind.WRITTEN, given, f"{month}", "ana", withdrawn_at=withdrawn)

    known = (consent(2, withdrawn=datetime(2026, 5, 1, tzinfo=UTC)),)
    assert agreed_too(known, (consent(1),)) == known
    assert agreed_too(known, (consent(6),)) == (*known, consent(6))
    assert agreed_too((consent(3),), (consent(3),)) == (consent(3),)


async def test_a_zone_by_its_name_is_that_of_the_numbers_and_any_other_word_needs_a_look(tmp_path):
    async with house_in(tmp_path) as house:
        file = written(
            tmp_path / "a.csv",
            ["Nombre", "Celular", "Zona horaria"],
            ["Ana", "3001234567", "America/New_York"],
            ["Luis", "3109876543", "GMT-5"],
            ["Eva", "3201112233", "America/Nowhere"],
        )
        preview = await house.look(file)
        assert preview.counts == {RowVerdict.READY: 1, RowVerdict.LOOK: 2}
        assert {row.reasons for row in preview.shown[RowVerdict.LOOK]} == {(RowReason.ZONE,)}
        await house.take(file)
        zones = {name: one.numbers[0].zone for name, one in (await house.all()).items()}
        assert zones == {"Ana": "America/New_York", "Luis": "", "Eva": ""}


async def test_a_zone_that_a_person_said_stays_and_an_empty_one_is_filled(tmp_path):
    async with house_in(tmp_path) as house:
        known = Contact("a" * 32, "Ana", (ContactNumber(ANA, zone="America/Lima"), ContactNumber(LUIS)))
        await house.contacts.save((known,))
        file = written(
            tmp_path / "a.csv",
            ["Nombre", "Cel", "Tel", "Time zone"],
            ["Ana", "3001234567", "3109876543", "America/Panama"],
        )
        await house.take(file)
        zones = [number.zone for number in (await house.all())["Ana"].numbers]
        assert zones == ["America/Lima", "America/Panama"]

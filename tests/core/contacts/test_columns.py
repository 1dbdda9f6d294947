"""What columns are called in real exports and sheets, and what is in them where no name tells."""

import pytest

from sellercall_desktop.core.contacts.imports.columns import recognised, role_of
from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.core.contacts.imports.mapping import ColumnRole
from sellercall_desktop.core.contacts.imports.numbers import RowReason
from tests.core.contacts.test_importing import house_in, written


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("NOMBRE CLIENTE", ColumnRole.NAME),
        ("CLIENTE NOMBRE", ColumnRole.NAME),
        ("Nombre de Contacto", ColumnRole.NAME),
        ("Nombre(s)", ColumnRole.NAME),
        ("Nombre 1", ColumnRole.FIRST_NAME),
        ("Nombre 2", ColumnRole.MIDDLE_NAME),
        ("Apellido(s)", ColumnRole.LAST_NAME),
        ("Apellido 1", ColumnRole.LAST_NAME),
        ("Primer apellido", ColumnRole.LAST_NAME),
        ("Apellido Paterno", ColumnRole.LAST_NAME),
        ("Apellidos y Nombres", ColumnRole.NAME),
        ("Nombre y Apellido", ColumnRole.NAME),
        ("Nombre/Apellido", ColumnRole.NAME),
        ("Nome do cliente", ColumnRole.NAME),
        ("Nome do contato", ColumnRole.NAME),
        ("Nome contato", ColumnRole.NAME),
        ("Contato", ColumnRole.NAME),
        ("Último nome", ColumnRole.LAST_NAME),
        ("Razão social", ColumnRole.COMPANY),
        ("Razón social", ColumnRole.COMPANY),
        ("Proprietário", ColumnRole.OWNER),
        ("Proprietário do contato", ColumnRole.OWNER),
        ("Propietario de Contacto", ColumnRole.OWNER),
        ("Linea", ColumnRole.PHONE),
        ("LINEA 1", ColumnRole.PHONE),
        ("Nº de línea", ColumnRole.PHONE),
        ("Línea telefónica", ColumnRole.PHONE),
        ("Línea de negocio", ColumnRole.VARIABLE),
        ("Linea de credito", ColumnRole.VARIABLE),
        ("Número de contacto", ColumnRole.PHONE),
        ("Celular1", ColumnRole.MOBILE),
        ("TELEFONO1", ColumnRole.PHONE),
        ("Telefono_2", ColumnRole.PHONE),
        ("phoneNumber", ColumnRole.PHONE),
        ("firstName", ColumnRole.FIRST_NAME),
        ("lastName", ColumnRole.LAST_NAME),
        ("fullName", ColumnRole.NAME),
        ("nombreCompleto", ColumnRole.NAME),
        ("N° Celular", ColumnRole.MOBILE),
        ("WhatsApp", ColumnRole.MOBILE),
        ("Wpp", ColumnRole.MOBILE),
        ("Teléfono referencia", ColumnRole.VARIABLE),
        ("Telefono 1 referencia personal", ColumnRole.VARIABLE),
        ("Teléfono de emergencia", ColumnRole.VARIABLE),
        ("Emergency contact phone", ColumnRole.VARIABLE),
        ("Teléfono asesor", ColumnRole.VARIABLE),
        ("Celular cónyuge", ColumnRole.VARIABLE),
        ("Nombre del asesor", ColumnRole.OWNER),
        ("Usuario responsable", ColumnRole.OWNER),
        ("Responsible user", ColumnRole.OWNER),
        ("Assigned to", ColumnRole.OWNER),
        ("Nombre del producto", ColumnRole.VARIABLE),
        ("Nombre de usuario", ColumnRole.VARIABLE),
        ("Nombre de la empresa", ColumnRole.COMPANY),
        ("Nombre de cuenta", ColumnRole.COMPANY),
        ("Nome da conta", ColumnRole.COMPANY),
        ("Nome fantasia", ColumnRole.COMPANY),
        ("Nombre comercial", ColumnRole.COMPANY),
        ("Company name", ColumnRole.COMPANY),
        ("Account Name", ColumnRole.COMPANY),
        ("Person - Name", ColumnRole.NAME),
        ("Persona - Nombre", ColumnRole.NAME),
        ("Pessoa - Nome", ColumnRole.NAME),
        ("Persona - Teléfono", ColumnRole.PHONE),
        ("Organization - Name", ColumnRole.COMPANY),
        ("Contact Name", ColumnRole.NAME),
        ("Client Name", ColumnRole.NAME),
        ("Customer Full Name", ColumnRole.NAME),
        ("Contact Person", ColumnRole.NAME),
        ("Full Name", ColumnRole.NAME),
        ("Nombre del titular", ColumnRole.NAME),
        ("Nombre del paciente", ColumnRole.NAME),
        ("Given Name Yomi", ColumnRole.IGNORE),
        ("Organization Title", ColumnRole.VARIABLE),
        ("Organization Department", ColumnRole.VARIABLE),
        ("Segundo nombre", ColumnRole.MIDDLE_NAME),
        ("Segundo nome", ColumnRole.MIDDLE_NAME),
        ("Nombre del asistente", ColumnRole.VARIABLE),
        ("Cónyuge", ColumnRole.VARIABLE),
        ("Cargo", ColumnRole.VARIABLE),
        ("Salutation", ColumnRole.VARIABLE),
        ("No llamar", ColumnRole.DO_NOT_CALL),
        ("NO LLAMAR MÁS", ColumnRole.DO_NOT_CALL),
        ("Do Not Call", ColumnRole.DO_NOT_CALL),
        ("DNC", ColumnRole.DO_NOT_CALL),
        ("Não ligar", ColumnRole.DO_NOT_CALL),
        ("Não perturbe", ColumnRole.DO_NOT_CALL),
        ("Opt out", ColumnRole.DO_NOT_CALL),
        ("Opt-Out", ColumnRole.DO_NOT_CALL),
        ("DoNotCall", ColumnRole.DO_NOT_CALL),
        ("No desea llamadas", ColumnRole.DO_NOT_CALL),
        ("No desea ser contactado", ColumnRole.DO_NOT_CALL),
        ("RNE", ColumnRole.DO_NOT_CALL),
        ("Lista Robinson", ColumnRole.DO_NOT_CALL),
        ("Email Opt Out", ColumnRole.IGNORE),
        ("HasOptedOutOfEmail", ColumnRole.IGNORE),
        ("Exclusión de correo", ColumnRole.IGNORE),
        ("Unsubscribed from all email", ColumnRole.IGNORE),
        ("No. de llamadas", ColumnRole.VARIABLE),
        ("Nº llamadas", ColumnRole.VARIABLE),
        ("No contactado", ColumnRole.VARIABLE),
        ("Consentimiento", ColumnRole.CONSENT),
        ("Autoriza", ColumnRole.CONSENT),
        ("Autoriza tratamiento de datos", ColumnRole.CONSENT),
        ("Autorización de datos", ColumnRole.CONSENT),
        ("Habeas data", ColumnRole.CONSENT),
        ("Opt-in", ColumnRole.CONSENT),
        ("Opted in", ColumnRole.CONSENT),
        ("Consent", ColumnRole.CONSENT),
        ("Acepta llamadas", ColumnRole.CONSENT),
        ("LGPD", ColumnRole.CONSENT),
        ("Fecha de consentimiento", ColumnRole.CONSENT_DATE),
        ("Fecha autorización", ColumnRole.CONSENT_DATE),
        ("Fecha habeas data", ColumnRole.CONSENT_DATE),
        ("Consent date", ColumnRole.CONSENT_DATE),
        ("Data do consentimento", ColumnRole.CONSENT_DATE),
        ("Opt-in date", ColumnRole.CONSENT_DATE),
        ("Opt in Timestamp", ColumnRole.CONSENT_DATE),
        ("Data processing consent", ColumnRole.CONSENT),
        ("Fuente del consentimiento", ColumnRole.CONSENT_SOURCE),
        ("Consent source", ColumnRole.CONSENT_SOURCE),
        ("Canal de autorización", ColumnRole.CONSENT_SOURCE),
        ("Email opt-in", ColumnRole.VARIABLE),
        ("Consentimiento WhatsApp", ColumnRole.VARIABLE),
        ("Zona horaria", ColumnRole.ZONE),
        ("Time zone", ColumnRole.ZONE),
        ("Timezone", ColumnRole.ZONE),
        ("Fuso horário", ColumnRole.ZONE),
        ("Titular", ColumnRole.VARIABLE),
        ("Lead Name", ColumnRole.VARIABLE),
        ("Asegurado", ColumnRole.VARIABLE),
        ("Cliente", ColumnRole.NAME),
        ("Contacto", ColumnRole.NAME),
        ("Nombre", ColumnRole.NAME),
        ("Nombres", ColumnRole.NAME),
        ("NOMBRES", ColumnRole.NAME),
        ("Nome", ColumnRole.NAME),
        ("Fax", ColumnRole.IGNORE),
        ("Phone 1 - Label", ColumnRole.PHONE_KIND),
        ("Estado", ColumnRole.VARIABLE),
        ("Fecha de nacimiento", ColumnRole.VARIABLE),
        ("Cédula", ColumnRole.VARIABLE),
        ("ID Cliente", ColumnRole.VARIABLE),
        ("Código cliente", ColumnRole.VARIABLE),
        ("Tipo de cliente", ColumnRole.VARIABLE),
        ("Teléfono cliente", ColumnRole.PHONE),
        ("Correo del cliente", ColumnRole.EMAIL),
        ("Ciudad cliente", ColumnRole.CITY),
        ("Home Phone", ColumnRole.HOME_PHONE),
        ("Work phone", ColumnRole.WORK_PHONE),
        ("Telefone comercial", ColumnRole.WORK_PHONE),
        ("Telefone residencial", ColumnRole.HOME_PHONE),
        ("Mobile Phone Number", ColumnRole.MOBILE),
        ("Número de teléfono móvil", ColumnRole.MOBILE),
        ("Teléfono de trabajo", ColumnRole.WORK_PHONE),
        ("Primary Phone", ColumnRole.PHONE),
        ("Other Phone", ColumnRole.PHONE),
        ("Assistant's Phone", ColumnRole.WORK_PHONE),
        ("Company Main Phone", ColumnRole.WORK_PHONE),
        ("Lead Status", ColumnRole.VARIABLE),
        ("Título del lead", ColumnRole.VARIABLE),
        ("Lead title", ColumnRole.VARIABLE),
        ("Nombre del Lead", ColumnRole.NAME),
        ("Nombre de Posible cliente", ColumnRole.NAME),
        ("Etiquetas", ColumnRole.TAGS),
        ("Owner's phone", ColumnRole.PHONE),
        ("Persona responsable", ColumnRole.OWNER),
    ],
)
def test_a_column_is_known_by_its_title(title, role):
    assert role_of(title) is role


def roles(*rows, region="CO"):
    return [use.role.value for use in recognised(enumerate(map(list, rows), 1), region).columns]


@pytest.mark.parametrize("title", ["Titular", "Asegurado", "Lead Name", "Paciente", "Deudor"])
def test_a_title_that_may_be_a_name_is_one_where_no_other_is(title):
    assert roles([title, "Celular"], ["Ana Peña", "3001234567"]) == ["name", "mobile"]
    both = roles([title, "First Name", "Last Name", "Phone"], ["Trato 5", "Ana", "Peña", "3001234567"])
    assert both == ["variable", "first_name", "last_name", "phone"]


def test_contacto_holds_names_in_some_lists_and_telephones_in_others():
    assert roles(["Contacto", "Cel"], ["Ana Peña", "3001234567"]) == ["name", "mobile"]
    assert roles(["Nombre", "Contacto"], ["Ana Peña", "3001234567"]) == ["name", "phone"]


def test_without_a_name_by_title_the_column_with_peoples_names_is_it():
    rows = [
        ("Ana Peña", "Plan Oro"),
        ("Luis Gil Ruiz", "Plan Oro"),
        ("Eva Sol", "Plan Plata"),
        ("José Díaz", "Plan Oro"),
    ]
    found = roles(
        ["Dueño del predio", "Producto", "Sector", "Cel"],
        *[(name, plan, "Norte Alto", f"300123456{n}") for n, (name, plan) in enumerate(rows)],
    )
    assert found == ["name", "variable", "variable", "mobile"]
    places = [("San José", "3001234567"), ("San José", "3001234568"), ("Santa Ana", "3001234569")]
    assert roles(["Vereda", "Cel"], *places) == ["variable", "mobile"]


async def test_two_surnames_apart_are_both_kept(tmp_path):
    async with house_in(tmp_path) as house:
        file = written(
            tmp_path / "a.csv",
            ["Nombre 1", "Nombre 2", "Apellido 1", "Apellido 2", "Celular1"],
            ["Ana", "María", "Peña", "Gil", "3001234567"],
        )
        await house.take(file)
        assert list(await house.all()) == ["Ana María Peña Gil"]


async def test_a_number_that_lacks_its_plus_is_rejected_by_name_where_it_may_be_one_of_home(tmp_path):
    async with house_in(tmp_path) as house:
        file = written(
            tmp_path / "a.csv",
            ["Nombre", "Celular"],
            *[[f"Ana {n}", f"300123456{n}"] for n in range(9)],
            ["Jan", "31612345678"],
        )
        preview = await house.look(file)
        assert preview.counts == {RowVerdict.READY: 9, RowVerdict.REJECTED: 1}
        (shown,) = preview.shown[RowVerdict.REJECTED]
        assert (shown.text, shown.reasons) == ("31612345678 → +31 6 12345678", (RowReason.PERHAPS_ABROAD,))
        done = await house.take(file, tmp_path / "rejected.csv")
        assert "Escriba un + delante si lo es. +31 6 12345678" in done.rejected_file.read_text("utf-8-sig")


async def test_in_an_export_that_writes_codes_without_plus_it_is_taken_and_needs_a_look(tmp_path):
    async with house_in(tmp_path) as house:
        file = written(
            tmp_path / "a.csv",
            ["Nombre", "WhatsApp"],
            *[[f"Ana {n}", f"57300123456{n}"] for n in range(6)],
            ["Jan", "31612345678"],
        )
        preview = await house.look(file)
        assert preview.counts == {RowVerdict.READY: 6, RowVerdict.LOOK: 1}
        (shown,) = preview.shown[RowVerdict.LOOK]
        assert (shown.text, shown.reasons) == ("31612345678 → +31 6 12345678", (RowReason.ABROAD,))
        await house.take(file)
        assert (await house.all())["Jan"].numbers[0].e164 == "+31612345678"


async def test_digits_beside_a_number_need_a_look(tmp_path):
    async with house_in(tmp_path) as house:
        file = written(
            tmp_path / "a.csv",
            ["Nombre", "Celular"],
            ["Ana", "300 123 4567 0124"],
            ["Eva", "601 345 6789 (12)"],
        )
        shown = (await house.look(file)).shown[RowVerdict.LOOK]
        assert [row.reasons for row in shown] == [(RowReason.DIGITS_BESIDE,), (RowReason.EXTENSION,)]


@pytest.mark.parametrize(
    ("numbers", "region", "taken"),
    [
        ([f"52551234567{n}" for n in range(9)], "US", False),  # few, and each of them could be one of home
        ([f"5255123456{n}" for n in range(10, 40)], "US", True),
        ([*[f"5255123456{n}" for n in range(10, 40)], "2125551234", "2125551235"], "US", False),
        ([*[f"1809532456{n}" for n in range(6)], "525512345678"], "DO", True),
        # A digit too many everywhere: some would be mobiles of the Netherlands.
        ([f"{300 + n}1234567{n % 10}" for n in range(25)], "CO", False),
        ([*[f"3161234567{n}" for n in range(9)], *[f"3001234567{n}" for n in range(9)]], "CO", False),
    ],
)
def test_a_column_writes_codes_only_where_nearly_all_its_numbers_show_it(numbers, region, taken):
    rows = [["Celular"], *([number] for number in numbers)]
    assert (recognised(enumerate(rows, 1), region).with_codes == {0}) is taken

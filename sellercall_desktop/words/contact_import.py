"""What an import of contacts says: why a file cannot be read, what became of its rows, what ails one."""

from __future__ import annotations

from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.core.contacts.imports.mapping import REASON_TITLES
from sellercall_desktop.core.contacts.imports.numbers import RowReason
from sellercall_desktop.core.contacts.imports.rejected import ImportWords
from sellercall_desktop.core.problems import ImportFileProblem
from sellercall_desktop.words.importing import NOTHING_DONE
from sellercall_desktop.words.numbers import WHY
from sellercall_desktop.words.sentence import AND_MORE, Text, Words

_SAVE_AGAIN = Text(
    "Open it in the program that made it, save it as XLSX or CSV and import that.",
    "Ábralo en el programa que lo creó, guárdelo como XLSX o CSV e importe ese archivo.",
)
IMPORT_FILE: dict[ImportFileProblem, Words] = {
    ImportFileProblem.MISSING: Words(
        NOTHING_DONE,
        Text("There is no file {name}.", "No existe el archivo {name}."),
        Text("Check its name and folder.", "Revise su nombre y su carpeta."),
    ),
    ImportFileProblem.UNREADABLE: Words(
        NOTHING_DONE,
        Text("The file {name} cannot be opened.", "No se puede abrir el archivo {name}."),
        Text(
            "Close it in other programs, or copy it to a folder of yours.",
            "Ciérrelo en otros programas, o cópielo a una carpeta suya.",
        ),
    ),
    ImportFileProblem.NOT_A_TABLE: Words(
        NOTHING_DONE,
        Text(
            "{name} is neither a spreadsheet, nor CSV, nor telephone contacts (vCard).",
            "{name} no es una hoja de cálculo, ni CSV, ni contactos de teléfono (vCard).",
        ),
        _SAVE_AGAIN,
    ),
    ImportFileProblem.WEB_PAGE: Words(
        NOTHING_DONE,
        Text(
            "{name} is a web page, though it may be called a spreadsheet.",
            "{name} es una página web, aunque se llame hoja de cálculo.",
        ),
        Text(
            "Open it in your spreadsheet program, save it as XLSX and import that.",
            "Ábralo en su hoja de cálculo, guárdelo como XLSX e importe ese archivo.",
        ),
    ),
    ImportFileProblem.DAMAGED: Words(
        NOTHING_DONE,
        Text("The file {name} is damaged or not complete.", "El archivo {name} está dañado o incompleto."),
        _SAVE_AGAIN,
    ),
    ImportFileProblem.PASSWORD: Words(
        NOTHING_DONE,
        Text("{name} is protected by a password.", "{name} está protegido con contraseña."),
        Text("Save it without one and import that.", "Guárdelo sin contraseña e importe ese archivo."),
    ),
    ImportFileProblem.EMPTY: Words(
        NOTHING_DONE,
        Text("There is nothing in {name}.", "No hay nada en {name}."),
        Text("Choose another file.", "Elija otro archivo."),
    ),
    ImportFileProblem.NO_SHEET: Words(
        NOTHING_DONE,
        Text("{name} has no sheet of that name.", "{name} no tiene una hoja con ese nombre."),
        Text("Choose one of its sheets.", "Elija una de sus hojas."),
    ),
    ImportFileProblem.NO_NUMBERS: Words(
        NOTHING_DONE,
        Text(
            "No column with telephone numbers was found.",
            "No se encontró ninguna columna con números de teléfono.",
        ),
        Text("Say which column holds them.", "Indique qué columna los contiene."),
    ),
    ImportFileProblem.MAPPING: Words(
        NOTHING_DONE,
        Text(
            "What the columns mean cannot be read from the given file.",
            "No se puede leer del archivo dado qué significa cada columna.",
        ),
        Text("Correct that file.", "Corrija ese archivo."),
    ),
    ImportFileProblem.NO_PLACE: Words(
        NOTHING_DONE,
        Text(
            "The file of rejected rows, {name}, cannot be written.",
            "No se puede escribir el archivo de filas rechazadas, {name}.",
        ),
        Text("Choose another folder for it.", "Elija otra carpeta para él."),
    ),
}

REASONS: dict[RowReason, Text] = {
    **{RowReason(problem.value): why for problem, why in WHY.items()},
    RowReason.NO_NUMBER: Text("There is no telephone number.", "No hay número de teléfono."),
    RowReason.LOST_DIGITS: Text(
        "A spreadsheet has rounded this number: its last digits are lost. Write it anew, as text.",
        "Una hoja de cálculo redondeó este número y perdió dígitos. Escríbalo de nuevo, como texto.",
    ),
    RowReason.LOST_ZERO: Text(
        "A spreadsheet has probably taken the zero in front of this number. Write it again, as text.",
        "Una hoja de cálculo quizá quitó el cero inicial de este número. Escríbalo de nuevo, como texto.",
    ),
    RowReason.SPREADSHEET_ERROR: Text(
        "The spreadsheet shows an error instead of a number.",
        "La hoja de cálculo muestra un error en lugar de un número.",
    ),
    RowReason.SEVERAL: Text(
        "Where one number ends and the next begins cannot be told. Put a semicolon between them.",
        "No se sabe dónde termina un número y empieza el otro. Ponga un punto y coma entre ellos.",
    ),
    RowReason.EMERGENCY: Text("This is an emergency number.", "Este es un número de emergencia."),
    RowReason.EXTENSION: Text("Its extension is not dialed.", "La extensión no se marca."),
    RowReason.DIGITS_BESIDE: Text(
        "Other digits stand beside the number and are left out.",
        "Hay otras cifras junto al número y se omiten.",
    ),
    RowReason.PERHAPS_ABROAD: Text(
        "It may be a number of another country. Write a + before it if it is.",
        "Puede ser un número de otro país. Escriba un + delante si lo es.",
    ),
    RowReason.NO_CONSENT: Text(
        "It says that this person has not agreed to be called.",
        "Dice que esta persona no ha autorizado que la llamen.",
    ),
    RowReason.CONSENT_UNCLEAR: Text(
        "Whether this person agreed to be called is neither yes nor no: no consent is recorded.",
        "No dice ni sí ni no sobre si autorizó que la llamen: no se registra ningún consentimiento.",
    ),
    RowReason.CONSENT_DATE: Text(
        "When this person agreed cannot be read in one way only: no consent is recorded. Write 2026-04-03.",
        "No se sabe con certeza cuándo autorizó: no se registra el consentimiento. Escriba 2026-04-03.",
    ),
    RowReason.ZONE: Text(
        "The time zone is none. Write it as America/Bogota.",
        "La zona horaria no existe. Escríbala como America/Bogota.",
    ),
    RowReason.WORDS_BESIDE: Text("Words stand beside the number.", "Hay palabras junto al número."),
    RowReason.ABROAD: Text(
        "It was taken for a number of another country.", "Se tomó como un número de otro país."
    ),
    RowReason.PREMIUM: Text(
        "Calling this number costs extra.", "Llamar a este número tiene un costo adicional."
    ),
    RowReason.OTHER_NAME: Text(
        "Who has this number already is called differently, and keeps that name.",
        "Quien ya tiene este número se llama distinto y conserva ese nombre.",
    ),
    RowReason.NOT_AN_EMAIL: Text("The e-mail address is not one.", "El correo no es una dirección válida."),
}

CARD_COLUMNS: dict[str, Text] = {
    "Name": Text("Name", "Nombre"),
    "Company": Text("Company", "Empresa"),
    "Job title": Text("Job title", "Cargo"),
    "Mobile phone": Text("Mobile phone", "Teléfono móvil"),
    "Work phone": Text("Work phone", "Teléfono del trabajo"),
    "Home phone": Text("Home phone", "Teléfono de casa"),
    "Other phone": Text("Other phone", "Otro teléfono"),
    "Fax": Text("Fax", "Fax"),
    "Email": Text("E-mail", "Correo"),
    "Address": Text("Address", "Dirección"),
    "Tags": Text("Tags", "Etiquetas"),
    "Birthday": Text("Birthday", "Cumpleaños"),
    "Website": Text("Website", "Sitio web"),
}
"""What the columns of a vCard file are called, which has no titles of its own; else as what they are for."""
VERDICTS: dict[RowVerdict, Text] = {
    RowVerdict.READY: Text("will be called", "por llamar"),
    RowVerdict.LOOK: Text("need a look", "por revisar"),
    RowVerdict.REJECTED: Text("cannot be a number", "sin número válido"),
    RowVerdict.KNOWN: Text("already known", "ya en sus contactos"),
    RowVerdict.REPEATED: Text("the same person again", "la misma persona otra vez"),
    RowVerdict.DO_NOT_CALL: Text("do not call", "no llamar"),
}
OFF_BY_LAW = Text(
    "not called: calls to their country are off by its law",
    "sin llamar: la ley de su país no permite estas llamadas",
)
SOURCE = Text("{file}, row {row}", "{file}, fila {row}")
"""Where a number on the do-not-call list comes from."""
REJECTED = Text("rejected", "rechazadas")
"""In the name of the file of rejected rows."""
LINES: dict[str, Text] = {
    "rows": Text("{name}: {rows} rows", "{name}: {rows} filas"),
    "row": Text("row {row}: {text}: {why}", "fila {row}: {text}: {why}"),
    "more": AND_MORE,
    "done": Text(
        "Contacts made: {made}; completed: {completed}.",
        "Contactos creados: {made}; completados: {completed}.",
    ),
    "listed": Text(
        "Numbers put on the do-not-call list: {count}. They stay there if the import is undone.",
        "Números agregados a la lista de no llamar: {count}. Siguen ahí aunque se deshaga la importación.",
    ),
    "dry": Text("Nothing was written (--dry-run).", "No se escribió nada (--dry-run)."),
    "rejected": Text(
        "The rejected rows are in {file} (CSV). Mend them there and import that file.",
        "Las filas rechazadas están en {file} (CSV). Corríjalas ahí e importe ese archivo.",
    ),
}


def import_words(language: str) -> ImportWords:
    """For a file of rejected rows, in ``"es"`` or ``"en"``."""
    reasons = {reason: text.said(language) for reason, text in REASONS.items()}
    english, spanish = REASON_TITLES
    title, separator = (spanish, ";") if language == "es" else (english, ",")
    return ImportWords(reasons, title, separator, SOURCE.es if language == "es" else SOURCE.en)

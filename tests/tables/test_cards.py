"""Cards as telephones and mail programs write them: vCard 2.1, 3.0 and 4.0."""

import vobject

from sellercall_desktop.core.contacts.imports.table import TableKind
from sellercall_desktop.tables.opening import FileTables

ANDROID = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4E=C3=BA=C3=B1=65=7A;=4A=6F=73=C3=A9;=
=41=6E=61;;
TEL;CELL:3001234567
TEL;HOME:302
TEL;WORK;FAX:6011234567
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
 /2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEB

END:VCARD
"""
IPHONE = """BEGIN:VCARD
VERSION:3.0
FN:Ana\\, María
N:María;Ana;;;
item1.TEL:+57 (1) 234-5678
item1.X-ABLabel:_$!<Work>!$_
TEL;type=CELL;type=VOICE;type=pref:+57 300
  111 2233
ORG:Empresa\\; S.A.;Ventas
CATEGORIES:vip,norte
ADR;type=HOME:;;Calle 1 # 2-3;Bogotá;;110111;Colombia
END:VCARD
"""
FOUR = """BEGIN:VCARD
VERSION:4.0
FN:Luis
TEL;VALUE=uri;TYPE="voice,cell":tel:+57-300-123-4567;ext=12
EMAIL:luis@example.com
NOTE:una\\ndos
LANG:es
END:VCARD
"""


def read(text):
    table = FileTables().open(text)
    header, *cards = table.rows()
    assert header[0] == 0
    return [(number, {k: v for k, v in zip(header[1], cells, strict=True) if v}) for number, cells in cards]


def test_android_writes_quoted_printable_with_soft_breaks_and_bare_types():
    card = {"Name": "José Ana Núñez", "Mobile phone": "3001234567", "Home phone": "302", "Fax": "6011234567"}
    assert read(ANDROID) == [(1, card)]


def test_iphone_writes_what_a_number_is_into_a_property_beside_it():
    assert read(IPHONE) == [
        (
            1,
            {
                "Name": "Ana, María",
                "Company": "Empresa; S.A.",
                "Mobile phone": "+57 300 111 2233",
                "Work phone": "+57 (1) 234-5678",
                "Address": "Calle 1 # 2-3, Bogotá, 110111, Colombia",
                "Tags": "vip, norte",
            },
        )
    ]


def test_links_keep_their_extension_in_words():
    ((_, card),) = read(FOUR)
    assert card["Mobile phone"] == "+57-300-123-4567 ext 12"
    assert (card["Email"], card["Note"], card["Language"]) == ("luis@example.com", "una\ndos", "es")


def test_a_damaged_card_costs_that_card(tmp_path):
    cut = "BEGIN:VCARD\nFN:Roto\nTEL:300123\n"
    path = tmp_path / "contacts.vcf"
    path.write_text(ANDROID + cut + FOUR + "BEGIN:VCARD\nFN:Fin\nTEL:3001234", encoding="utf-8")
    table = FileTables().open(path)
    assert table.about.kind is TableKind.CARDS
    table.close()
    found = read(path.read_text("utf-8"))
    assert [(number, card["Name"]) for number, card in found] == [
        (1, "José Ana Núñez"),
        (2, "Roto"),
        (3, "Luis"),
        (4, "Fin"),
    ]
    assert [len(card) for _, card in (found[1], found[3])] == [1, 1]  # half a number is none


def test_an_assistants_card_inside_a_card_is_not_one_of_the_list():
    inside = "BEGIN:VCARD\nFN:Jefa\nAGENT:\nBEGIN:VCARD\nFN:Asistente\nEND:VCARD\nTEL:3001234567\nEND:VCARD\n"
    assert read(inside) == [(1, {"Name": "Jefa", "Other phone": "3001234567"})]


def test_what_a_library_writes_is_read_back():
    texts = []
    for name in ("Núñez; Ana, la de siempre " * 5, "Ñandú\\x"):
        card = vobject.vCard()
        card.add("fn").value = name.strip()
        card.add("n").value = vobject.vcard.Name(family="Núñez", given="Ana")
        card.add("tel").value = "+57 300 123 4567"
        card.tel.type_param = ["CELL", "VOICE"]
        texts.append(card.serialize())
    found = [(card["Name"], card["Mobile phone"]) for _, card in read("".join(texts))]
    long = ("Núñez; Ana, la de siempre " * 5).strip()
    assert found == [(long, "+57 300 123 4567"), ("Ñandú\\x", "+57 300 123 4567")]

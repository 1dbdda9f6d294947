"""The forms in which people really have their numbers, and what is said of an extension."""

from __future__ import annotations

import pytest

from sellercall_desktop.core.phone import reading as phone
from sellercall_desktop.core.phone.reading import Note, NoteKind

KEYCAPS = "".join(f"{digit}\ufe0f\u20e3" for digit in "3001234500")


@pytest.mark.parametrize(
    "text",
    [
        "https://api.whatsapp.com/send?text=Hola&phone=573001234500",
        "https://api.whatsapp.com/send/?text=Hola%20Ana%203109876543&app=1&phone=%2B57%20300%20123%204500&x=1",
        "https://web.whatsapp.com/send?phone=+57+300+123+4500",
        "whatsapp://send?text=Hola&phone=573001234500",
        "intent://send/?phone=573001234500#Intent;scheme=whatsapp;end",
        "wa.me/573001234500?text=pedido%203109876543",
        "http://wa.me/+573001234500",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fapi.whatsapp.com%2Fsend%3Fphone%3D573001234500&h=1",
        "573001234500@s.whatsapp.net",
        "573001234500:12@s.whatsapp.net",
        "573001234500@c.us",
        "+57%20300%20123%204500",
        "%2B57%2D300%2D1234500",
        "+57%2520300%25201234500",
        "+57&nbsp;300&nbsp;123&nbsp;4500",
        KEYCAPS,
        "+5️⃣7️⃣ 300 123 4500",
        "\U0001d7f9\U0001d7f6\U0001d7f6\U0001d7f7\U0001d7f8\U0001d7f9\U0001d7fa\U0001d7fb\U0001d7f6\U0001d7f6",
        "300_123_4500",
        "300~123~4500",
        "300'123'4500",
        "*300*123*4500*",
        "300:123:4500",
        "300\u2012123\u20154500",
        "300\u2e3a123\ufe584500",
        "300\u3164123\u28004500",
        "300\u00ad123\u034f4500",
        "300\u30fb123\u30fb4500",
        "3001234500\v",
        "TEL;TYPE=CELL:+57 300 123 4500",
        "TEL;TYPE=CELL,VOICE;PREF=1:3001234500",
        "TEL;VALUE=uri;TYPE=cell:tel:+57-300-123-4500",
        "item1.TEL;waid=573001234500:+57 300 1234500\nitem1.X-ABLabel:Móvil",
        "BEGIN:VCARD\nVERSION:3.0\nREV:20260101T101010\nUID:3109876543\nTEL;CELL:300\n 1234500\nEND:VCARD",
        "callto:tel:+573001234500",
        "Nº3001234500",
        "N.º 3001234500",
        "①3001234500",
        "❷ 3001234500",
        "⒊ +57 300 123 4500",
        "https://signal.me/#p/+573001234500",
        "sgnl://signal.me/#p/+573001234500",
        "https://t.me/+573001234500",
        '<a href="tel:+573001234500">300 123 4500</a>',
        '<a class="c-3109876543" href="tel:3001234500"><b>Llámenos</b></a>',
        '<a href="https://wa.me/573001234500">WhatsApp</a>',
        '<span data-id="3109876543">300 123 4500</span>',
        "[300 123 4500](tel:+573001234500)",
        "sms:+573001234500?body=pedido 3109876543",
        "smsto:3001234500:pedido 3109876543",
        "viber://chat?number=%2B573001234500",
        "viber://call?number=573001234500",
        "tg://resolve?phone=573001234500",
        "MECARD:N:Ana 3109876543;TEL:3001234500;URL:x.co/3109876543;;",
        "tel://+573001234500",
        "tel:///3001234500",
        "sip:+573001234500:3109876543@10.0.0.1",
        "sip:573001234500;user=phone@example.com",
    ],
)
def test_every_form_that_programs_hand_out_is_read(text):
    assert [number.e164 for number in phone.read(text, "CO").candidates] == ["+573001234500"]


@pytest.mark.parametrize(
    "text",
    [
        "120363025555555555@g.us",
        "https://wa.me/message/3001234500A",
        "3001234500@example.com",
        "wa.me/3001234500",
        "https://t.me/+AbCdEf3001234500",
        "https://signal.me/#eu/3001234500",
        "tg://resolve?domain=3001234500",
        "3001234500①",
    ],
)
def test_groups_pages_and_links_without_a_country_are_no_number(text):
    assert phone.read(text, "CO").candidates == ()


@pytest.mark.parametrize(
    ("text", "home", "e164"),
    [
        ("+52 1 55 1234 5678", "CO", "+525512345678"),
        ("5215512345678@s.whatsapp.net", "AR", "+525512345678"),
        ("52 1 55 1234 5678", "CO", "+525512345678"),
        ("044 55 1234 5678", "MX", "+525512345678"),
        ("045 55 1234 5678", "MX", "+525512345678"),
        ("01 55 1234 5678", "MX", "+525512345678"),
        ("1 55 1234 5678", "MX", "+525512345678"),
        ("521 55 1234 5678", "MX", "+525512345678"),
        ("+52 01 55 1234 5678", "CO", "+525512345678"),
        ("+52 (044) 55 1234 5678", "US", "+525512345678"),
        ("0351 15 230-3473", "AR", "+5493512303473"),
        ("(0351) 15-2303473", "AR", "+5493512303473"),
        ("9 0351 15 230 3473", "AR", "+5493512303473"),
        ("54 9 0351 15 230-3473", "AR", "+5493512303473"),
        ("011 15 1234-5678", "AR", "+5491112345678"),
        ("+54 9 11 15 1234-5678", "CO", "+5491112345678"),
        ("0xx11 98765-4321", "BR", "+5511987654321"),
        ("(0XX11) 98765-4321", "BR", "+5511987654321"),
        ("0 xx 11 98765-4321", "BR", "+5511987654321"),
        ("(xx11) 98765-4321", "BR", "+5511987654321"),
        ("0**11 98765-4321", "BR", "+5511987654321"),
        ("0 15 11 98765-4321", "BR", "+5511987654321"),
        ("041 11 98765-4321", "BR", "+5511987654321"),
        ("+55 0 15 11 98765-4321", "CO", "+5511987654321"),
        ("09 8765 4321", "CL", "+56987654321"),
        ("+593 (0)99 123 4567", "CO", "+593991234567"),
        ("+58 0414-123.45.67", "CO", "+584141234567"),
        ("+51 (01) 234-5678", "CO", "+5112345678"),
    ],
)
def test_what_plans_gave_up_and_people_kept_is_read(text, home, e164):
    assert [number.e164 for number in phone.read(text, home).candidates] == [e164]


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("tel:+576012345678;ext=12", "12"),
        ("tel:6012345678;ext=12;phone-context=+57", "12"),
        ("TEL;TYPE=work;VALUE=uri:tel:+57-601-234-5678;ext=102", "102"),
        ("tel:+576012345678;postd=99", "99"),
        ("tel:6012345678,12", "12"),
        ("tel:6012345678%2C%2C12", "12"),
        ("tel:601-234-5678%20ext.%2012", "12"),
        ("sip:+576012345678;ext=12@example.com", "12"),
        ("601 234 5678, ext 123", "123"),
        ("601 234 5678 (ext. 12)", "12"),
        ("601 234 5678 [Ext: 12]", "12"),
        ("601 234 5678 - Ext. 12", "12"),
        ("601 234 5678, Ext. No. 45", "45"),
        ("601 234 5678 Local 212", "212"),
        ("601 234 5678 anexo 12", "12"),
        ("601 234 5678 interno: 12", "12"),
        ("601 234 5678 int 12", "12"),
        ("601 234 5678 ramal 12", "12"),
        ("601 234 5678 opción 2", "2"),
        ("601 234 5678x123", "123"),
        ("601 234 5678 x 123", "123"),
        ("601 234 5678 #12", "12"),
        ("601 234 5678 (#12)", "12"),
        ("6012345678p12", "12"),
        ("6012345678;12", "12"),
        ("6012345678,12", "12"),
        ("601 234 5678 ext 12/13", "12/13"),
        ("601 234 5678 ext 12 y 13", "12 y 13"),
        ("601 234 5678/79", "79"),
        ("+57 601 234 5678/79", "79"),
        ("+57 601 234 5678 ext 1234567", "1234567"),
        ("Ext. 12, 601 234 5678", "12"),
    ],
)
def test_an_extension_is_said_in_whatever_way_it_is_written(text, extension):
    reading = phone.read(text, "CO")
    assert [number.e164 for number in reading.candidates] == ["+576012345678"]
    assert reading.note == Note(NoteKind.EXTENSION_DROPPED, extension)


def test_an_extension_is_said_where_several_numbers_were_found_too():
    reading = phone.read("300 123 4500 o 601 234 5678 ext 12", "CO")
    assert len(reading.candidates) == 2
    assert reading.note == Note(NoteKind.EXTENSION_DROPPED, "12")


def test_a_caller_named_in_mexicos_old_form_has_a_country_and_can_be_called_again():
    assert phone.region_of("+5213221234567") == "MX"
    assert phone.parse("+5213221234567", "CO").e164 == "+523221234567"

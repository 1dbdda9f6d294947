"""What is typed into the history's search: every form that the dialer reads, and figures that were said."""

from __future__ import annotations

from contextlib import asynccontextmanager
from itertools import product

from sellercall_desktop.core.calls.history import CallQuery, SortKey
from sellercall_desktop.store import open_store
from tests.store.sample_calls import talked

CALLS = {
    "mobile": ("+573001234500", "Su pedido 20458 está listo"),
    "landline": ("+576012345678", "Vale 35.000 pesos, o 35 en el 2000"),
    "mexican": ("+523221234567", "Nos vemos a las 10:30"),
    "mexican caller": ("+5213221234567", "De 10 a 12, y son 30 pesos"),
    "argentine": ("+5493512303473", "Su código es 4500123"),
    "brazilian": ("+5511987654321", "gracias"),
    "anonymous": ("anonymous", "El pedido 77 llega en 35 minutos"),
}


@asynccontextmanager
async def open_history(folder):
    async with open_store(None, folder / "a.db", "x") as store:
        for name, (number, said) in CALLS.items():
            await store.calls.save(*talked(name, said, number=number), "import")
        yield store


async def found(store, query):
    """The query's calls, however they are asked for."""
    names = {call.id for call in (await store.calls.page(query)).calls}
    assert await store.calls.count(query) == len(names), query
    for name in CALLS:
        assert await store.calls.matches(query, name) == (name in names), query
    return names


FORMS = [
    ("300 123 4500", "CO", {"mobile"}),
    ("0300 123 4500", "CO", {"mobile"}),
    ("03 300 123 4500", "CO", {"mobile"}),
    ("0057 300 123 4500", "CO", {"mobile"}),
    ("011 57 300 123 4500", "US", {"mobile"}),
    ("Tel: 300-123-4500", "CO", {"mobile"}),
    ("tel:+57-300-123-4500", "CO", {"mobile"}),
    ("https://api.whatsapp.com/send?text=Hola&phone=573001234500", "CO", {"mobile"}),
    ("573001234500@c.us", "MX", {"mobile"}),
    ("+57%20300%20123%204500", "CO", {"mobile"}),
    ("3️⃣0️⃣0️⃣ 123 4500", "CO", {"mobile"}),
    ("３００１２３４５００", "CO", {"mobile"}),
    ("3001234500.0", "CO", {"mobile"}),
    ("601 234 5678 ext 12", "CO", {"landline"}),
    ("+52 1 322 123 4567", "CO", {"mexican", "mexican caller"}),
    ("+52 322 123 4567", "CO", {"mexican", "mexican caller"}),
    ("044 322 123 4567", "MX", {"mexican", "mexican caller"}),
    ("322 123 4567", "MX", {"mexican", "mexican caller"}),
    ("0351 15 230-3473", "AR", {"argentine"}),
    ("+54 9 (0351) 230-3473", "CO", {"argentine"}),
    ("0xx11 98765-4321", "BR", {"brazilian"}),
    ("0 15 11 98765-4321", "BR", {"brazilian"}),
    ("listo +57 (300) 123-4500", "CO", {"mobile"}),
    ("listo 0300 123 4500", "CO", {"mobile"}),
    ("gracias 0300 123 4500", "CO", set()),
    ("4500", "CO", {"mobile", "argentine"}),
    ("123 45", "CO", {"mobile", "landline", "mexican", "mexican caller"}),
]


async def test_the_history_is_searched_in_every_form_that_the_dialer_reads(tmp_path):
    async with open_history(tmp_path) as store:
        for text, region, names in FORMS:
            assert await found(store, CallQuery(text=text, region=region)) == names, text


FIGURES = [
    ("pedido 20458", {"mobile"}),
    ("PEDIDO #20458", {"mobile"}),
    ("20458", {"mobile"}),
    ("204", {"mobile"}),
    ("pedido 77", {"anonymous"}),
    ("pedido 99", set()),
    ("35.000", {"landline"}),
    ("$35.000", {"landline"}),
    ("35,000", {"landline"}),
    ("vale 35.000", {"landline"}),
    ("10:30", {"mexican"}),
    ("a las 10:30", {"mexican"}),
    ("4500123", {"argentine"}),
    ("35 minutos", {"anonymous"}),
]


async def test_figures_that_were_said_are_found_in_every_order(tmp_path):
    async with open_history(tmp_path) as store:
        for (text, names), sort in product(FIGURES, (SortKey.CREATED, SortKey.NUMBER, SortKey.COST)):
            assert await found(store, CallQuery(text=text, sort=sort)) == names, (text, sort)

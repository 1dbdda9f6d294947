"""Contacts over REST: the whole program, no tunnel; page by page, by anything typed."""

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.contact import Consent, ConsentKind, Contact, ContactNumber, NumberUse
from tests.web.test_whole_house import open_front_end

MARTA = Contact(
    "", "Marta Peña", (ContactNumber("+573001234567", NumberUse.MOBILE, "America/Bogota"),), ("m@sol.co",),
    "Café Sol", tags=("vip",), variables=(("plan", "oro"),),
)  # fmt: skip


async def test_contacts_are_found_by_anything_typed_page_by_page(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        contacts = world.desk.contact_book.contacts
        consent = Consent(ConsentKind.WRITTEN, utc_now(), "form 7", "ana")
        marta = await contacts.add(MARTA, "ana")
        await contacts.record_consent(marta.id, consent, "ana")
        for name in ("Zoe", "Ana"):
            await contacts.add(Contact("", name), "ana")
        first = (await client.get("/api/contacts", params={"limit": 2})).json()
        rest = (await client.get("/api/contacts", params={"limit": 2, "cursor": first["next"]})).json()
        assert [one["name"] for one in first["contacts"] + rest["contacts"]] == ["Ana", "Marta Peña", "Zoe"]
        assert rest["next"] is None
        (found,) = (await client.get("/api/contacts", params={"q": "pena 300123", "tag": "VIP"})).json()[
            "contacts"
        ]
        assert found["id"] == marta.id
        assert found["numbers"] == [
            {"phone": "+573001234567", "use": "mobile", "zone": "America/Bogota", "retired": False}
        ]
        assert (found["variables"], found["emails"]) == ({"plan": "oro"}, ["m@sol.co"])
        assert [(one["kind"], one["proof"], one["until"]) for one in found["consents"]] == [
            ("written", "form 7", None)
        ]
        senseless = [{"limit": "0"}, {"limit": "x"}, {"order": "size"}, {"cursor": "?"}]
        senseless.append({"order": "changed", "cursor": first["next"]})
        answers = [await client.get("/api/contacts", params=each) for each in senseless]
        assert [answer.status_code for answer in answers] == [400] * 5
        foreign = await client.get("/api/contacts", headers={"Origin": "https://elsewhere.example"})
        assert foreign.status_code == 403

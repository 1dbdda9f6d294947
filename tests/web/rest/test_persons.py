"""What is kept of a number that no contact has is given out, or erased, for a program: the whole program."""

from tests.web.test_whole_house import open_front_end

NUMBER = "+573001234501"


async def called(world, client):
    await client.post("/api/llamada/callto", json={"Phone": NUMBER})
    await world.call_when(lambda call: call.is_settled and not call.owes_words)


async def test_somebody_without_a_contact_is_exported_and_erased_by_number(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        await called(world, client)
        document = await client.get("/api/person", params={"phone": "300 123 4501"})
        assert document.status_code == 200, document.text
        assert NUMBER in document.text
        answer = await client.request("DELETE", "/api/person", json={"phone": NUMBER, "reason": "in writing"})
        assert answer.status_code == 200, answer.text
        assert answer.json()["counts"]["calls"] == 1
        gone = await client.get("/api/person", params={"phone": NUMBER})
        assert (gone.status_code, gone.json()["code"]) == (404, "nobody_known")


async def test_what_cannot_be_done_says_why(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (_world, client):
        for document, status, code in (
            ({"phone": NUMBER, "reason": " "}, 422, "missing_field"),
            ({"phone": NUMBER}, 400, "missing_field"),
            ({"phone": "no number", "reason": "x"}, 400, None),
            ({"phone": NUMBER, "reason": "x"}, 404, "nobody_known"),
        ):
            answer = await client.request("DELETE", "/api/person", json=document)
            assert answer.status_code == status, answer.text
            assert code is None or answer.json()["code"] == code
        assert (await client.get("/api/person")).status_code == 400

"""Tests of two versions over HTTP: begun, told with its figures, ended by hand and by a new version."""

from __future__ import annotations

from tests.web.test_whole_house import open_front_end

PATH = "/api/prompts/default/test"
REFUSED = (
    ({}, 400, "wrong_field"),
    ({"a": 1, "b": "2"}, 400, "wrong_field"),
    ({"a": 1, "b": 2, "rule": "x"}, 400, "wrong_field"),
    ({"a": 1, "b": 2, "endsAfter": "soon"}, 400, "wrong_field"),
    ({"a": 1, "b": 1}, 422, "version_test_versions"),
    ({"a": 1, "b": 9}, 422, "version_test_versions"),
    ({"a": 1, "b": 2, "share": 100}, 422, "version_test_share"),
    ({"a": 1, "b": 2, "endsAfter": 0}, 422, "version_test_rule"),
)


async def test_two_versions_share_the_calls_until_that_is_ended(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        await world.desk.engine.publish_prompt("Venda más.", "ana")
        none = await client.get(PATH)
        assert (none.status_code, none.json()["code"]) == (404, "version_test_not_found")
        for sent, status, code in REFUSED:
            refused = await client.post(PATH, json=sent)
            assert (refused.status_code, refused.json()["code"]) == (status, code), sent
        begun = await client.post(PATH, json={"a": 1, "b": 2, "share": 20, "endsAfter": 200})
        assert begun.status_code == 201
        told = begun.json()
        assert (told["versionA"], told["versionB"], told["share"], told["endsAfter"]) == (1, 2, 20, 200)
        assert (told["open"], told["begunBy"], told["endedAt"]) == (True, "api", None)
        assert (told["verdict"], told["more"], told["a"]["key"], told["a"]["attempts"]) == (
            "too_few",
            None,
            1,
            0,
        )
        assert (await client.get(PATH)).json() == told
        again = await client.post(PATH, json={"a": 1, "b": 2})
        assert (again.status_code, again.json()["code"]) == (409, "version_test_open")
        ended = (await client.delete(PATH)).json()
        assert (ended["open"], ended["endedBy"], ended["endedWhy"]) == (False, "api", "hand")
        assert (await client.delete(PATH)).status_code == 404

        second = (await client.post(PATH, json={"a": 1, "b": 2, "endsAfter": "difference"})).json()
        assert (second["endsAfter"], second["share"]) == ("difference", 50)
        published = await client.post("/api/prompts/default", json={"systemPrompt": "Otra."})
        assert published.json()["endedTest"] == second["id"]
        assert (await client.get(PATH)).json()["endedWhy"] == "published"
        later = await client.post("/api/prompts/default", json={"systemPrompt": "Y otra."})
        assert "endedTest" not in later.json()

        made = (await client.post("/api/prompts", json={"name": "Dos", "systemPrompt": "a"})).json()
        one = f"/api/prompts/{made['id']}"
        newer = (await client.post(one, json={"systemPrompt": "b"})).json()["version"]
        third = (await client.post(f"{one}/test", json={"a": made["version"], "b": newer})).json()
        assert (await client.put(one, json={"archived": True})).json()["endedTest"] == third["id"]
        assert (await client.get(f"{one}/test")).json()["endedWhy"] == "archived"

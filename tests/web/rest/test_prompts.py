"""The library of prompts over HTTP: made, published on top of a version, named, made a default."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.prompts.misgivings import PublishedInSpite
from sellercall_desktop.core.prompts.settings import PromptSettings
from sellercall_desktop.core.prompts.workbench import Candidate
from sellercall_desktop.web.rest.prompts import SettingsSent
from tests.core.prompts.test_workbench import BAD, GOOD, PRICE
from tests.waiting import until
from tests.web.test_whole_house import open_front_end

SETTINGS = {
    "voice": "Mia",
    "temperature": 0.5,
    "firstSpeaker": "agent",
    "maxDurationS": 300,
    "inactivity": [{"afterS": 8.5, "text": "¿Sigue ahí?", "then": "hang_up"}],
}


async def test_prompts_are_made_listed_published_and_made_the_default(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        sent = {"name": "Hogar", "systemPrompt": "Venda hogar.", "settings": SETTINGS}
        made = await client.post("/api/prompts", json=sent)
        assert (made.status_code, made.json()["settings"]) == (201, SETTINGS)
        one = f"/api/prompts/{made.json()['id']}"
        assert made.json()["version"] == 2
        again = await client.post("/api/prompts", json=sent)
        assert (again.status_code, again.json()["code"]) == (409, "prompt_name_taken")
        kept = await client.post(one, json={"systemPrompt": "Venda más hogar.", "note": "más"})
        assert (kept.json()["version"], kept.json()["settings"], kept.json()["note"]) == (3, SETTINGS, "más")
        assert (await client.get(one)).json() == kept.json()
        changed = await client.put(one, json={"name": "Casa", "outgoing": True})
        assert (changed.json()["name"], changed.json()["outgoing"]) == ("Casa", True)
        assert (await world.desk.prompts.current_for(Direction.OUTBOUND)).number == 3
        assert (await client.get("/api/prompts")).json() == {
            "incoming": "default",
            "outgoing": made.json()["id"],
            "prompts": [
                {"id": "default", "name": "", "archived": False, "version": 1},
                {"id": made.json()["id"], "name": "Casa", "archived": False, "version": 3},
            ],
        }
        wanted = {"name": "Otra", "incoming": True, "archived": True}  # all of it, or nothing
        refused = await client.put(one, json=wanted, headers={"Accept-Language": "en"})
        assert (refused.status_code, refused.json()["code"]) == (409, "prompt_is_default")
        assert refused.json()["detail"].startswith("The prompt was not archived.")
        shown = (await client.get(one)).json()
        assert (shown["name"], shown["incoming"]) == ("Casa", False)
        assert (await client.get("/api/prompts/none")).status_code == 404


def test_rest_has_every_setting_of_a_prompt():
    assert set(SettingsSent.__struct_fields__) == {field.name for field in fields(PromptSettings)}


async def test_settings_that_are_read_and_sent_back_are_all_there_still(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        given = PromptSettings(
            disclosures=("Soy Luz, una IA.",),
            way_out_wordings=("le damos puerta",),
            dispositions=("sold",),
            temperature=0.2,
        )
        await world.desk.engine.publish_prompt("Venda.", "ana", settings=given)
        read = (await client.get("/api/prompts/default")).json()
        sent = {"systemPrompt": "Venda más.", "settings": {**read["settings"], "temperature": 0.3}}
        assert (await client.post("/api/prompts/default", json=sent)).is_success
        assert (await world.desk.prompts.current()).settings == replace(given, temperature=0.3)


async def test_what_was_published_meanwhile_is_a_conflict_for_who_says_what_the_edit_is_based_on(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        for path in ("/api/prompts/default", "/api/prompt"):
            read = (await client.get(path)).headers["etag"]
            based_on = int(read.strip('"'))
            theirs = await world.desk.engine.publish_prompt(f"De ellos, {path}", "ana")
            mine = {"systemPrompt": f"Mío, {path}"}
            conflict = await client.post(path, json={**mine, "basedOn": based_on})
            assert (conflict.status_code, conflict.json()["code"]) == (409, "prompt_conflict")
            assert conflict.json()["version"] == theirs.number
            late = await client.post(path, json=mine, headers={"If-Match": read})
            assert (late.status_code, late.json()["code"]) == (412, "prompt_conflict")
            assert await world.desk.prompts.current() == theirs
            now = {"If-Match": f'"{theirs.number}"'}
            assert (await client.post(path, json=mine, headers=now)).is_success
            assert (await client.post(path, json={"systemPrompt": f"Sin base, {path}"})).is_success


REFUSED = (
    ({"settings": {"temperature": 2}}, 422, "prompt_setting", "temperature"),
    ({"settings": {"language": "español"}}, 422, "prompt_setting", "language"),
    ({"settings": {"vioce": "Mia"}}, 400, "wrong_field", None),
    ({"basedOn": "3"}, 400, "wrong_field", None),
    ({"systemPrompt": " "}, 400, "empty_prompt", None),
)


async def test_what_cannot_be_published_is_told_with_its_field(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        for sent, status, code, field in REFUSED:
            refused = await client.post("/api/prompts/default", json={"systemPrompt": "Venda.", **sent})
            told = refused.json()
            assert (refused.status_code, told["code"], told.get("field")) == (status, code, field)
        assert len(await world.desk.prompts.versions()) == 1


async def test_what_is_published_in_spite_of_failed_scenarios_says_so_and_is_kept_with_its_reason(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        bench, told = world.desk.workbench, []
        world.setup.bus.subscribe(PublishedInSpite, told.append)
        run = bench.plan("default", [Candidate(BAD)], [await bench.save(PRICE)], rounds=1, by="ana")
        await bench.begin(run)
        await until(lambda: not bench.is_under_way(run.id))
        spanish = {"Accept-Language": "es"}
        old = await client.post("/api/prompt", json={"systemPrompt": BAD.text}, headers=spanish)
        assert (old.status_code, told[0].names) == (204, (PRICE.name,))
        assert (await world.desk.prompts.current()).note == "Publicado por REST con 1 escenario fallido"
        good = await client.post("/api/prompts/default", json={"systemPrompt": GOOD.text, "why": "x"})
        assert (good.json()["note"], "failedScenarios" in good.json()) == ("", False)
        bad = {"systemPrompt": BAD.text, "note": "Oferta", "why": "Lo pide ventas"}
        shown = (await client.post("/api/prompts/default", json=bad, headers=spanish)).json()
        assert shown["note"] == "Publicado por REST con 1 escenario fallido: Lo pide ventas · Oferta"
        assert shown["failedScenarios"] == [PRICE.name]
        same = await client.post("/api/prompts/default", json={"systemPrompt": BAD.text})
        assert (same.json()["version"], len(told)) == (shown["version"], 2), "nothing was published"
        assert (await client.post("/api/prompt", json={"systemPrompt": "x", "why": 3})).status_code == 400
        kept = await world.desk.audit.of_kind(
            AuditKind.PROMPT_PUBLISHED_FAILING, utc_now() - timedelta(minutes=5)
        )
        assert {(one.by, one.text, one.fate) for one in kept} == {
            ("rest", "Publicado por REST con 1 escenario fallido", PRICE.name),
            ("rest", "Lo pide ventas", PRICE.name),
        }

"""Steering a live call over REST: the whole program and the simulated providers, no tunnel."""

import asyncio
import shutil
import sqlite3
from contextlib import asynccontextmanager, closing

import pytest

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.facts import ActFate, ActKind, Speaker
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.simulator import EXAMPLES, Fault, Simulator
from tests.desk import open_program, setup_for
from tests.waiting import until
from tests.web.test_whole_house import open_front_end


@asynccontextmanager
async def talking(tmp_path, **options):
    """A call in which somebody talks with the AI: world, client, and the ids as REST told them."""
    async with open_front_end(tmp_path, webhooks=False, **options) as (world, client):
        ids = (await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["chatters"]})).json()
        await world.call_when(lambda call: any(turn.speaker is Speaker.AI for turn in call.turns))
        yield world, client, ids


async def only_call(world):
    return await world.call_when(lambda call: True)


def said_to_the_ai(world):
    (voice_call,) = world.simulator.voice_calls.values()
    return [message.text for message in voice_call.messages]


def spawned(world, work):
    return world.desk.tasks.spawn(work, "test")


async def steer(client, named, **body):
    return await client.post(f"/api/llamada/{named}/steer", json=body)


@pytest.mark.parametrize("named_by", ["callId", "callSid"])
async def test_exact_words_are_spoken_to_the_customer_and_kept(tmp_path, named_by):
    async with talking(tmp_path) as (world, client, ids):
        answer = await steer(client, ids[named_by], mode="exact", text="Le ofrezco diez por ciento.")
        assert answer.status_code == 200, answer.text
        call = await world.call_when(lambda call: any("diez por ciento" in turn.text for turn in call.turns))
        (act,) = call.acts
        assert answer.json() == {"actId": act.act_id, "fate": "delivered"}
        assert (act.asked.kind, act.asked.text, act.asked.by) == (
            ActKind.EXACT,
            "Le ofrezco diez por ciento.",
            "rest",
        )
        assert act.fate is ActFate.DELIVERED
        spoken = next(turn for turn in call.turns if "diez por ciento" in turn.text)
        assert spoken.speaker is Speaker.AI


async def test_a_suggestion_changes_what_the_ai_says_and_is_no_word_of_the_customer(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        before = (await only_call(world)).turns
        answer = await steer(client, ids["callId"], mode="suggest", text="Pida el correo", urgency="later")
        assert answer.json()["fate"] == "delivered"
        call = await world.call_when(lambda call: len(call.turns) > len(before) + 3)
        assert "<instruction>Pida el correo</instruction>" in said_to_the_ai(world)
        assert not any("instruction" in turn.text for turn in call.turns)


async def test_a_suggestion_is_found_in_the_history_by_its_words(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        await steer(client, ids["callId"], mode="suggest", text="Pida el correo electrónico")
        call = await world.call_when(lambda call: bool(call.acts) and call.acts[0].answered is not None)
        found = await world.desk.calls.page(CallQuery(text="correo electronico"))
        assert [one.id for one in found.calls] == [call.id]
        piece = (await world.desk.calls.passages("correo electronico", [call.id]))[call.id]
        assert "Pida el correo electrónico" in piece.text


async def test_the_ai_says_good_bye_and_the_call_ends(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        answer = await steer(client, ids["callId"], mode="farewell", text="Gracias, hasta luego.")
        assert answer.json()["fate"] == "delivered"
        call = await world.call_when(lambda call: call.is_settled and not call.owes_words)
        assert call.turns[-1].text == "Gracias, hasta luego."


async def test_without_words_it_takes_leave_in_those_of_the_calls_language(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        answer = await steer(client, ids["callId"], mode="farewell")
        assert answer.json()["fate"] == "delivered"
        call = await world.call_when(lambda call: call.is_settled and not call.owes_words)
        assert call.turns[-1].text == call.acts[0].asked.text
        assert "gracias" in call.turns[-1].text


async def test_words_of_the_settings_take_leave_where_there_are_some(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        world.setup.settings.update({"call": {"farewell": "Hasta pronto, Conecta Hogar."}})
        await steer(client, ids["callId"], mode="farewell", text=" ")
        call = await world.call_when(lambda call: call.is_settled and not call.owes_words)
        assert call.turns[-1].text == "Hasta pronto, Conecta Hogar."


async def test_what_comes_too_late_is_told_and_kept_as_that(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        await steer(client, ids["callId"], mode="farewell", text="Adiós.")
        await world.call_when(lambda call: call.is_settled and not call.owes_words)
        answer = await steer(client, ids["callId"], mode="exact", text="Una cosa más.")
        assert answer.status_code == 409
        assert (answer.json()["code"], answer.json()["fate"]) == ("too_late", "too_late")
        call = await world.call_when(lambda call: len(call.acts) == 2)
        assert [act.fate for act in call.acts] == [ActFate.DELIVERED, ActFate.TOO_LATE]
        assert call.acts[1].act_id == answer.json()["actId"]
        trail = await world.desk.audit.between(call.created_at, utc_now())
        assert [(entry.kind, entry.by, entry.subject, entry.text, entry.fate) for entry in trail] == [
            (AuditKind.ACT, "rest", call.id, "farewell: Adiós.", "delivered"),
            (AuditKind.ACT, "rest", call.id, "exact: Una cosa más.", "too_late"),
        ]


async def test_an_act_before_anybody_took_the_call_is_too_late_too(tmp_path):
    async with open_front_end(tmp_path, webhooks=False, speed=1) as (_, client):
        ids = (await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["no_answer"]})).json()
        answer = await steer(client, ids["callId"], mode="exact", text="Hola")
        assert (answer.status_code, answer.json()["code"]) == (409, "too_late")


async def test_an_answer_that_is_lost_leaves_the_fate_open_and_is_not_repeated(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        world.simulator.faults.add(Fault("ultravox.send", "drop"))
        answer = await steer(client, ids["callId"], mode="exact", text="Solo una vez.")
        assert answer.status_code == 200
        assert answer.json()["fate"] == "unknown"
        call = await world.call_when(lambda call: any("Solo una vez" in turn.text for turn in call.turns))
        await world.call_when(lambda later: len(later.turns) > len(call.turns) + 2)
        call = await only_call(world)
        assert sum("Solo una vez" in turn.text for turn in call.turns) == 1
        assert [act.fate for act in call.acts] == [ActFate.UNKNOWN]


async def test_an_act_that_left_before_the_history_had_it_is_found_by_the_start_after_a_kill(tmp_path):
    as_killed = tmp_path / "as killed"
    async with talking(tmp_path / "running") as (world, client, ids):
        with closing(sqlite3.connect(world.setup.paths.database, isolation_level=None)) as another:
            another.execute("BEGIN IMMEDIATE")  # the history waits, and the customer does not
            acting = spawned(world, steer(client, ids["callId"], mode="exact", text="Diez por ciento."))
            await world.simulator.wait_for(lambda: "Diez por ciento." in said_to_the_ai(world))
            shutil.copytree(world.setup.paths.data, as_killed)
            another.execute("ROLLBACK")
        assert (await acting).json()["fate"] == "delivered"
    async with Simulator() as nobody, open_program(setup_for(as_killed, nobody), nobody) as world:
        call = await world.call_when(lambda call: any(act.answered for act in call.acts))
        assert [(act.asked.text, act.asked.by, act.fate) for act in call.acts] == [
            ("Diez por ciento.", "rest", ActFate.UNKNOWN)
        ]
        trail = await world.desk.audit.between(call.created_at, utc_now())
        assert [(entry.text, entry.fate) for entry in trail] == [("exact: Diez por ciento.", "unknown")]
    async with Simulator() as nobody, open_program(setup_for(as_killed, nobody), nobody) as world:
        assert len((await only_call(world)).acts) == 1  # and not brought in again


async def test_where_an_act_cannot_be_noted_beside_the_history_it_waits_for_the_history(tmp_path, caplog):
    (tmp_path / "acts_leaving.jsonl").mkdir()  # no such file can be written
    async with talking(tmp_path) as (world, client, ids):
        with closing(sqlite3.connect(world.setup.paths.database, isolation_level=None)) as another:
            another.execute("BEGIN IMMEDIATE")
            acting = spawned(world, steer(client, ids["callId"], mode="exact", text="Diez por ciento."))
            await until(lambda: "act.not_noted" in caplog.text)
            await client.get("/api/llamada/listcalls")
            assert "Diez por ciento." not in said_to_the_ai(world)
            another.execute("ROLLBACK")
        assert (await acting).json()["fate"] == "delivered"
        assert [act.fate for act in (await only_call(world)).acts] == [ActFate.DELIVERED]


async def test_lines_of_acts_that_cannot_be_read_keep_no_program_from_starting(tmp_path):
    (tmp_path / "acts_leaving.jsonl").write_bytes(
        b'{"call_id":"no such call","kind":"ActAsked","pay\n\xff\n{}\n'
    )
    async with talking(tmp_path) as (_, client, ids):
        answer = await steer(client, ids["callId"], mode="exact", text="Diez por ciento.")
        assert answer.json()["fate"] == "delivered"
        assert (tmp_path / "acts_leaving.jsonl").read_bytes() == b""


async def test_what_the_provider_refuses_is_told_with_its_reason_and_kept(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        world.simulator.faults.add(Fault("ultravox.send", "refuse", status=403))
        answer = await steer(client, ids["callId"], mode="suggest", text="Pida el correo")
        assert (answer.status_code, answer.json()["code"]) == (502, "credentials_refused")
        call = await world.call_when(lambda call: bool(call.acts) and call.acts[0].answered is not None)
        assert (call.acts[0].fate, call.acts[0].answered.status) == (ActFate.REFUSED, 403)
        assert "no se hizo" not in answer.json()["detail"]
        assert answer.json()["detail"].startswith("No se le dijo a la IA. El proveedor no aceptó las claves")
        spanish = {"Accept-Language": "es"}
        (shown,) = (await client.get(f"/api/llamada/{ids['callId']}", headers=spanish)).json()["acts"]
        assert (shown["fate"], shown["status"]) == ("refused", 403)
        assert shown["meaning"].startswith("El proveedor no aceptó las claves")
        assert shown["nextStep"] == "Revise las claves en Ajustes, Conexiones."
        export = await client.get("/api/export?format=csv", headers=spanish)
        assert f"{shown['meaning']} {shown['nextStep']}" in export.content.decode()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"mode": "shout", "text": "Hola"}, 422, "wrong_choice"),
        ({"mode": "suggest", "text": "Hola", "urgency": "now"}, 422, "wrong_choice"),
        ({"mode": "suggest", "text": "  \n"}, 422, "wrong_length"),
        ({"mode": "suggest", "text": "x" * 2001}, 422, "wrong_length"),
        ({"mode": "suggest"}, 400, "missing_field"),
        ({"text": "Hola"}, 400, "missing_field"),
        ({"mode": 5, "text": "Hola"}, 400, "wrong_type"),
    ],
)
async def test_what_makes_no_sense_is_refused_and_nothing_is_written(tmp_path, body, status, code):
    async with talking(tmp_path) as (world, client, ids):
        answer = await steer(client, ids["callId"], **body)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert not (await only_call(world)).acts


async def test_a_call_that_nobody_knows_is_not_found(tmp_path):
    async with open_front_end(tmp_path) as (_, client):
        answer = await steer(client, "CA" + "0" * 32, mode="exact", text="Hola")
        assert (answer.status_code, answer.json()["code"]) == (404, "call_not_found")


async def test_the_prompt_that_is_sent_explains_what_a_suggestion_is(tmp_path):
    async with talking(tmp_path) as (world, client, _):
        shown = (await client.get("/api/prompt")).json()["systemPrompt"]
        (voice_call,) = world.simulator.voice_calls.values()
        sent = voice_call.setting("systemPrompt")
        assert sent.startswith(shown.rstrip())
        assert "<instruction>" in sent
        assert "<instruction>" not in shown


async def test_a_call_is_shown_with_its_conversation_and_its_acts(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        told = (await steer(client, ids["callId"], mode="exact", text="Un momento, por favor.")).json()
        await world.call_when(lambda call: any("Un momento" in turn.text for turn in call.turns))
        for named in (ids["callId"], ids["callSid"]):
            answer = await client.get(f"/api/llamada/{named}")
            assert answer.status_code == 200, answer.text
        shown = answer.json()
        assert (shown["callId"], shown["callSid"]) == (ids["callId"], ids["callSid"])
        assert (shown["status"], shown["result"], shown["direction"]) == ("talking", None, "outbound")
        assert shown["phone"] == EXAMPLES["chatters"]
        spoken = next(turn for turn in shown["transcript"] if "Un momento" in turn["text"])
        assert spoken["speaker"] == "ai"
        (act,) = shown["acts"]
        assert (act["actId"], act["mode"], act["text"], act["by"], act["fate"]) == (
            told["actId"],
            "exact",
            "Un momento, por favor.",
            "rest",
            "delivered",
        )
        assert act["at"] <= act["answeredAt"]


async def test_the_addresses_beside_a_calls_stay_what_they_were(tmp_path):
    async with open_front_end(tmp_path) as (_, client):
        assert (await client.get("/api/llamada/active")).json() == []
        assert (await client.get("/api/llamada/listcalls")).json() == []
        assert (await client.get("/api/llamada/nobody")).json()["code"] == "call_not_found"
        assert (await client.get("/api/llamada/callto")).status_code in {404, 405}


async def test_an_act_that_a_kill_left_without_an_answer_is_not_known_and_not_repeated(tmp_path):
    async with Simulator(speed=20) as simulator:
        setup = setup_for(tmp_path, simulator)
        async with open_program(setup, simulator, webhooks=False) as world:
            call = await world.desk.engine.dial(EXAMPLES["chatters"])
            await world.call_when(lambda call: bool(call.turns))
            simulator.faults.add(Fault("ultravox.send", "hang"))
            acting = world.desk.steering.act(call.id, ActKind.EXACT, "Solo una vez.", "ana")
            world.desk.tasks.spawn(acting, "act")
            await world.call_when(lambda call: bool(call.acts))
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            call = await world.call_when(lambda call: bool(call.acts) and call.acts[0].answered is not None)
            assert [act.fate for act in call.acts] == [ActFate.UNKNOWN]
            turns = len(call.turns)
            call = await world.call_when(lambda call: len(call.turns) > turns + 3)
            (entry,) = await world.desk.audit.between(call.created_at, utc_now())
            assert (entry.by, entry.text, entry.fate) == ("ana", "exact: Solo una vez.", "unknown")
            assert sum("Solo una vez" in turn.text for turn in call.turns) <= 1


async def test_many_acts_at_once_are_all_carried_out(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        answers = await asyncio.gather(
            *(steer(client, ids["callId"], mode="exact", text=f"Frase {n}.") for n in range(5))
        )
        assert [answer.json()["fate"] for answer in answers] == ["delivered"] * 5
        call = await world.call_when(lambda call: len(call.acts) == 5)
        assert {act.asked.text for act in call.acts} == {f"Frase {n}." for n in range(5)}

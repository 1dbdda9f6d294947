"""Prompt versions are added, never changed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from sellercall_desktop.core.calls.facts import ActKind, Urgency
from sellercall_desktop.core.prompts.presets import LONGEST_LABEL, MOST_PRESETS, SHIPPED, Preset
from sellercall_desktop.paths import resources
from sellercall_desktop.store import open_store


async def test_the_shipped_text_is_version_one_and_stays_it(tmp_path):
    for shipped in ("primero", "otro texto de una versión nueva"):
        async with open_store(None, tmp_path / "a.db", shipped) as store:
            first = await store.prompts.current()
            assert (first.number, first.text, first.author) == (1, "primero", "SellerCall")
            assert abs(first.published_at - datetime.now(UTC)) < timedelta(minutes=1)


async def test_publishing_adds_a_version_and_the_same_text_again_does_not(tmp_path):
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        second = await store.prompts.publish("dos\n¿sí?", "maria")
        assert (second.number, second.text, second.author) == (2, "dos\n¿sí?", "maria")
        assert await store.prompts.publish("dos\n¿sí?", "pedro") == second
        third = await store.prompts.publish("uno", "pedro")
        assert third.number == 3
        assert await store.prompts.current() == third
        assert [version.number for version in await store.prompts.versions()] == [3, 2, 1]
        assert await store.prompts.get(2) == second
        assert await store.prompts.get(9) is None
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        assert await store.prompts.current() == third


async def test_texts_published_at_once_get_numbers_of_their_own(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        made = await asyncio.gather(*(store.prompts.publish(f"texto {n}", "a") for n in range(20)))
        assert sorted(version.number for version in made) == list(range(2, 22))


def test_the_shipped_spanish_prompt_discloses_itself_and_honours_a_refusal():
    text = (resources() / "default_prompt.es.txt").read_text("utf-8")
    for phrase in ("asistente virtual", "permiso", "Una sola pregunta", "no me llame más"):
        assert phrase.casefold() in text.casefold(), phrase


async def test_presets_are_published_with_their_text_and_kept_by_who_knows_none(tmp_path):
    closing = (
        Preset("Cierre", "Cierre ya.", ActKind.SUGGEST, Urgency.IMMEDIATE),
        Preset("¡Gracias!", "«Gracias»\n\x00", ActKind.EXACT),
    )
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        assert (await store.prompts.current()).presets == SHIPPED
        kept = await store.prompts.publish("dos", "api")
        assert kept.presets == SHIPPED
        changed = await store.prompts.publish("dos", "ana", "", closing)
        assert (changed.number, changed.presets) == (3, closing)
        assert await store.prompts.publish("dos", "ana", "", closing) == changed
        emptied = await store.prompts.publish("dos", "ana", "", ())
        assert (emptied.number, emptied.presets) == (4, ())
        assert [version.presets for version in await store.prompts.versions()] == [
            *((), closing, SHIPPED, SHIPPED)
        ]
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        assert await store.prompts.get(3) == changed


def test_the_shipped_presets_have_a_key_each_and_fit_their_buttons():
    assert 0 < len(SHIPPED) <= MOST_PRESETS
    assert all(0 < len(preset.label) <= LONGEST_LABEL and preset.text for preset in SHIPPED)

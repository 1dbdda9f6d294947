"""Receipts outlive a restart, are few and not for ever."""

from datetime import UTC, datetime, timedelta

from sellercall_desktop.store import open_store

NOW = datetime.now(UTC)
WEEK = timedelta(days=7)


async def test_what_was_kept_is_there_after_a_restart_oldest_first(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        await store.receipts.keep([b"new" * 5], NOW)
        await store.receipts.keep([b"old" * 5], NOW - timedelta(hours=1))
        await store.receipts.keep([b"new" * 5, b"two" * 5], NOW + timedelta(seconds=1))  # known: as it was
    async with open_store(None, path, "x") as store:
        assert await store.receipts.keys() == [b"old" * 5, b"new" * 5, b"two" * 5]


async def test_old_ones_and_too_many_are_deleted(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        for number in range(20):
            await store.receipts.keep([bytes([number]) * 16], NOW - timedelta(days=number))
        await store.receipts.prune(WEEK, 100)
        assert len(await store.receipts.keys()) == 7
        await store.receipts.prune(WEEK, 3)
        assert await store.receipts.keys() == [bytes([number]) * 16 for number in (2, 1, 0)]

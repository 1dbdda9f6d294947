"""Trying again."""

import pytest

from sellercall_desktop.core.retrying import pause_after, pause_within, retry


class Work:
    def __init__(self, *failures):
        self.failures = list(failures)

    async def __call__(self):
        if self.failures:
            raise self.failures.pop(0)
        return "done"


@pytest.fixture
def slept():
    return []


async def again(work, slept, pauses, pause=pause_after):
    async def sleep(seconds):
        slept.append(seconds)

    return await retry(work, (OSError, ValueError), lambda _, n: pause(n, pauses), sleep=sleep)


async def test_it_is_tried_until_it_succeeds_and_the_last_pause_is_repeated(slept):
    work = Work(OSError(), ValueError(), OSError(), OSError())
    assert await again(work, slept, (1, 2)) == "done"
    assert slept == [1, 2, 2, 2]


async def test_where_the_pauses_are_used_up_the_last_failure_is_told(slept):
    with pytest.raises(OSError, match="third"):
        await again(Work(OSError("first"), OSError("second"), OSError("third")), slept, (1, 2), pause_within)
    assert slept == [1, 2]


async def test_what_is_not_worth_another_try_is_told_at_once(slept):
    with pytest.raises(KeyError):
        await again(Work(KeyError("other")), slept, (1,))
    assert slept == []

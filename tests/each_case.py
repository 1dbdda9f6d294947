"""Hundreds of tiny cases in one test: as tests of their own they take longer to arrange than to run."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def of_each(cases: Iterable[tuple[object, ...]]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """As `parametrize` with rows of arguments; every case that fails is told, with its arguments."""
    rows = list(cases)

    def around(test: Callable[..., None]) -> Callable[[], None]:
        def every_case() -> None:
            assert rows
            failed: list[Exception] = []
            for row in rows:
                try:
                    test(*row)
                except Exception as error:  # noqa: BLE001 - told below
                    error.add_note(f"case: {row!r}")
                    failed.append(error)
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(rows)} cases", failed)

        every_case.__name__, every_case.__doc__ = test.__name__, test.__doc__
        return every_case

    return around

"""What is done once and ends: the doctor's round, and the import of the old system's settings."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING

from sellercall_desktop.app.building.desk import open_history
from sellercall_desktop.app.building.folders import hold_folder, is_held
from sellercall_desktop.app.building.our_numbers import chain_of
from sellercall_desktop.app.building.providers import open_providers
from sellercall_desktop.app.building.setup import open_setup
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.our_numbers.inbound_check import check_inbound

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.our_numbers.inbound_check import LinkResult
    from sellercall_desktop.core.our_numbers.number import Hold
    from sellercall_desktop.doctor.checks import Finding
    from sellercall_desktop.import_appsettings import ImportReport, Seed
    from sellercall_desktop.options import Options


def run_doctor(options: Options) -> int:
    """Print one line for each check; 1 if any failed."""
    from sellercall_desktop.doctor.checks import exit_code
    from sellercall_desktop.words.terminal import spoken_language

    with open_setup(options, console=False) as setup:
        language = spoken_language(setup.settings.value.general.language, os.environ)
        findings = asyncio.run(_examine(setup))
    sys.stdout.writelines(f"{finding.line(language)}\n" for finding in findings)
    return exit_code(findings)


def run_import(options: Options, seed: Seed) -> int:
    """Keep what the old system's file held, and say what that was."""
    from sellercall_desktop.words.terminal import spoken_language

    with open_setup(options, console=False) as setup:
        report = asyncio.run(_take_over(setup, seed))
        language = spoken_language(setup.settings.value.general.language, os.environ)
    sys.stdout.writelines(f"{line}\n" for line in report.lines(language))
    return 0


async def _examine(setup: Setup) -> list[Finding]:
    from sellercall_desktop.doctor.checks import Patient, examine

    @asynccontextmanager
    async def calls() -> AsyncIterator[CallStore]:
        async with open_history(setup) as store:
            yield store.calls

    async with AsyncExitStack() as stack:
        outside = await open_providers(stack, setup)

        async def check() -> tuple[LinkResult, ...]:
            held: tuple[Hold, ...] = ()
            with suppress(StoreError):  # the line about the database has said so
                async with open_history(setup) as store:
                    held = tuple(await store.holds.open())
            web = setup.settings.value.web
            listener = f"http://{web.public_host}:{web.public_port}" if web.public_port else ""
            return await check_inbound(chain_of(outside, setup.settings, held, listener))

        return await examine(
            Patient(
                paths=setup.paths,
                settings=setup.settings.value,
                environ=os.environ,
                platform=sys.platform,
                secrets=setup.secrets,
                providers={"Twilio": outside.carrier, "Ultravox": outside.agent},
                open_store=calls,
                check_inbound=check,
                is_running=await asyncio.to_thread(is_held, setup.paths.data),
            )
        )


async def _take_over(setup: Setup, seed: Seed) -> ImportReport:
    from sellercall_desktop.import_appsettings import take_over

    # A window that is open would go on showing, and save again, what was there before.
    with await asyncio.to_thread(hold_folder, setup.paths.data):
        async with open_history(setup) as store:
            return await take_over(seed, setup.secrets, setup.settings, store.prompts)

"""Realistic calls for the history's tests and pictures, written through the real store."""

from __future__ import annotations

import random
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sellercall_desktop.core.calls import facts as f
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.store import open_store

NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
NUMBERS = (
    "+573001234567", "+573152048811", "+576013456789", "+573209876543", "+14155550134", "+525512345678",
    "+34612345678", "+5491123456789", "+573114567890", "+56223456789",
)  # fmt: skip
TALK = (
    (f.Speaker.AI, "Buenos días, le habla Sofía de SellerCall. ¿Tiene un minuto?"),
    (f.Speaker.CUSTOMER, "Sí, dígame, ¿de qué se trata?"),
    (f.Speaker.AI, "Le llamo por el plan de internet: hay una oferta que le baja la cuota el primer año."),
    (f.Speaker.CUSTOMER, "Me interesa. ¿Y qué pasa después del año?"),
    (f.Speaker.AI, "Vuelve al precio normal, y puede cancelar cuando quiera sin multa."),
    (f.Speaker.CUSTOMER, "Perfecto, mándeme la propuesta por correo."),
)  # fmt: skip
ENDS = (
    "talked",
    "talked",
    "talked",
    "no_answer",
    "busy",
    "failed",
    "early",
    "refused",
    "rejected",
    "canceled",
)


def call_id(at, n):
    """Sorts by time, as the engine's ids do."""
    return f"{int(at.timestamp() * 1000):012x}-{n:04x}"


def requested(at, number=NUMBERS[0], direction=f.Direction.OUTBOUND, version=14):
    by = "window" if direction is f.Direction.OUTBOUND else "caller"
    return f.CallRequested(at, direction, number, "+576017654321", version, by)


def life(at, n, end, rng):
    """The facts of one call that ends in the given way."""
    number = NUMBERS[rng.randrange(len(NUMBERS))]
    direction = f.Direction.INBOUND if rng.random() < 0.2 else f.Direction.OUTBOUND
    found = [requested(at, number, direction, 11 + n % 4)]

    def s(x):
        return at + timedelta(seconds=x)

    if end == "refused":
        return [*found, f.CallRefused(s(1), f.Party.CARRIER, "Invalid 'To' phone number", "21211", 400)]
    found += [
        f.AgentCreated(s(0.3), f"b1f0{n:04x}-93a1-4c7e-8f21-0a9cbb6d{n:04x}", 1800.0),
        f.CallPlaced(s(0.7), f"CA{rng.getrandbits(128):032x}"),
        f.CallRinging(s(2)),
    ]
    if end == "ringing":
        return found
    if end in ("no_answer", "busy", "failed", "canceled", "rejected"):
        outcome = f.CarrierOutcome.BUSY if end == "rejected" else f.CarrierOutcome(end)
        return [*found, f.CarrierEnded(s(22), outcome, sip_code=603 if end == "rejected" else None)]
    found += [f.CallAnswered(s(9)), f.AgentJoined(s(9.5))]
    length = 14 if end == "early" else 60 + rng.randrange(240)
    if end == "talked":
        found += [
            f.TurnSpoken(s(11 + 8 * i), i, speaker, text, float(8 * i))
            for i, (speaker, text) in enumerate(TALK)
        ]
        found += [f.SummaryWritten(s(length + 20), "Pide la propuesta por correo.",
                                   "El cliente escuchó la oferta, preguntó por el precio después del primer "
                                   "año y pidió la propuesta por correo.")]  # fmt: skip
    return [
        *found,
        f.CarrierEnded(s(9 + length), f.CarrierOutcome.COMPLETED, float(length)),
        f.AgentEnded(s(9 + length), f.AgentOutcome.AI_HUNG_UP),
        f.CostKnown(s(length + 60), f.Party.CARRIER, Decimal("0.0085") * (1 + length // 60), "USD"),
        f.CostKnown(s(length + 60), f.Party.AGENT, Decimal("0.05") * (1 + length // 60), "USD"),
    ]


def call_of(at, n, end, rng):
    found = life(at, n, end, rng)
    return advance_all(start_call(call_id(at, n), found[0]), tuple(found[1:])), found


async def fill(store, count, newest=NOON, every=timedelta(minutes=7), live=0):
    """Write `count` calls, the newest at `newest`; returns them newest first. The first `live` still ring."""
    rng = random.Random(7)
    calls = []
    for n in range(count):
        end = "ringing" if n < live else ENDS[rng.randrange(len(ENDS))]
        call, found = call_of(newest - n * every, count - n, end, rng)
        await store.save(call, found, "dial")
        calls.append(call)
    return calls


@asynccontextmanager
async def history_store(tmp_path):
    """The real store in a temporary file."""
    async with open_store(None, tmp_path / "sellercall.db", "Eres SellerCall.") as store:
        yield store.calls

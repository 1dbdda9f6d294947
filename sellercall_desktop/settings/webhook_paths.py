"""The paths that the providers call. Whoever needs one reads it here.

They stand in numbers at the carrier and in signed addresses: one that is renamed gets no more calls.
"""

from __future__ import annotations

from sellercall_desktop.core.our_numbers.routing import Doors

INBOUND = "/api/inbound"
AFTER_DIAL = "/api/llamada/AfterDial"
DIAL_ENDED = "/api/llamada/ended"
"""Of the old backend: what numbers that were set up for it call when their `<Dial>` is over."""
CARRIER_STATUS = "/webhooks/twilio/status"
AGENT_EVENTS = "/webhooks/ultravox"
PERSON_STATUS = "/webhooks/twilio/person"
PERSON_KEY = "/webhooks/twilio/key"
CONFERENCE_EVENTS = "/webhooks/twilio/conference"
TONES = "/webhooks/twilio/tones/"
"""Followed by the keys to press."""
HEALTH = "/healthz"

DOORS = Doors(INBOUND, CARRIER_STATUS)
"""Those that a number points to."""

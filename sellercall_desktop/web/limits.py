"""What one request may cost: sizes in bytes, times in seconds. Tests shorten them, the product does not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of both listeners."""

    public_body_bytes: int = 64 * 1024  # a webhook is a few KiB; the public side takes no more
    local_body_bytes: int = 1024 * 1024  # a prompt may be long
    body_read_s: float = 5.0
    unsigned_read_s: float = 3.0  # on the public side, of a body that nobody claims to have signed
    first_request_s: float = 10.0  # from the connection to the end of its first request's headers
    keep_alive_s: float = 30.0
    linger_s: float = 2.0  # reading on after an early refusal, so that the client can read it
    answer_s: float = 10.0  # the carrier waits 15 s for TwiML; the engine itself gives up after 8 s
    dial_s: float = 25.0  # for both providers to take a call; then the answer is that it is under way
    # At once, for each listener; then whoever has not asked for longest is let go. One that is let go comes
    # again at once, one that hangs on costs nothing: so there is room for many.
    connections: int = 640
    send_s: float = 30.0  # for one page of a long answer, to a client that does not read
    shutdown_s: float = 3.0  # for requests under way when the server stops
    refusals_burst: int = 200  # answered with care by each listener, from whomever: so many at once,
    refusals_per_s: float = 20.0  # then so many a second
    refusal_wait_s: float = 1.0  # before a refusal past these is told: who floods waits for it, and asks less
    requests_burst: int = 500  # to the local listener, from one address: so many at once,
    requests_per_s: float = 100.0  # then so many a second; those that bear the token are counted apart
    guesses_burst: int = 100  # of the token, from one address: so many at once,
    guesses_per_s: float = 10.0  # then so many a second
    hub_message_bytes: int = 32 * 1024  # from a client; ASP.NET's own bound
    hub_outbox_bytes: int = 4 * 1024 * 1024  # waiting for one client: a burst that fills the logbook fits
    hub_connections: int = 64  # at once, for each hub
    hub_arrivals_burst: int = 60  # negotiations and connections of one peer: so many at once,
    hub_arrivals_per_s: float = 10.0  # then so many a second; one broken client tried 350
    hub_messages_burst: int = 200  # from one client
    hub_messages_per_s: float = 50.0
    hub_handshake_s: float = 15.0
    hub_ping_s: float = 15.0  # clients give up after 30 s of silence
    hub_send_s: float = 10.0  # for one frame, to a client that does not read
    hub_close_s: float = 1.0  # for the client's own goodbye

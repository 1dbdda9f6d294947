"""A fake outside world on the wire: the part of Twilio's and Ultravox's HTTP APIs that the product uses.

It imports nothing of the product, so that it cannot share the product's mistakes.
"""

from sellercall_desktop.simulator.customers import BEHAVIOURS, EXAMPLES, PERSONS
from sellercall_desktop.simulator.faults import Fault
from sellercall_desktop.simulator.world import Simulator

__all__ = ["BEHAVIOURS", "EXAMPLES", "PERSONS", "Fault", "Simulator"]

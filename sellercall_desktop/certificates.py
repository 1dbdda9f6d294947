"""Whom we believe that a server is who it says it is: one policy, on every version of Python."""

from __future__ import annotations

import ssl

Trust = ssl.SSLContext
"""What `trusting_context` gives, for those who only hand it on."""


def trusting_context() -> ssl.SSLContext:
    """Believes the public authorities, and those that this computer's owner has added.

    A company's proxy signs with an authority of its own, often an old one: Python 3.13 began to refuse those
    that do not keep to every word of RFC 5280, which Python 3.11 and other programs accept. What is
    trusted, names and dates are checked all the same. Takes 100 ms and more: not on the loop.
    """
    import certifi

    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # 3.13's: an intermediate authority may be trusted
    return context

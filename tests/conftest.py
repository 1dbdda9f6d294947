"""Runs coroutine tests: on Qt's loop where the test asks for `qloop`, else on a plain asyncio loop.

There are no asynchronous fixtures: a test opens what it needs with ``async with``.
"""

from __future__ import annotations

import asyncio
import gc
import inspect
import os
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SCREEN = Path(__file__).with_name("offscreen.json")  # Qt's own is 800 × 800: few have that
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"
TEST_LIMIT_S = 300
"""Some waits' patience (`waiting.PATIENCE_S`), which only what never comes takes."""
OLD_EVERY_TESTS = 25
_finished = [0]

# No deadline: what is slow under load is not wrong. More examples: pytest --hypothesis-profile=thorough
EVERYDAY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("everyday", EVERYDAY)
settings.register_profile("thorough", EVERYDAY, max_examples=2000, derandomize=False)
settings.load_profile("everyday")


def pytest_collection_modifyitems(config, items):
    """What only repeats a proof in another scene takes too long for each run."""
    if os.environ.get("SELLERCALL_THOROUGH"):
        return
    left = [item for item in items if item.get_closest_marker("thorough")]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not item.get_closest_marker("thorough")]


gc.disable()  # from here on, as finding the tests makes a million objects that all stay


@pytest.fixture(scope="session", autouse=True)
def _collect_on_this_thread_only():
    """As the window does (`ui/system/collecting.py`): a worker that collects a Qt object crashes Qt.

    What is there before the first test (modules, the collected tests) stays to the end: no later
    collection needs to look at it.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _a_leak_is_told_of_the_test_that_left_it():
    """Set up first, so torn down last: an unclosed socket is found while its test still counts."""
    yield
    gc.collect(1)


@pytest.fixture(autouse=True)
def _the_next_test_begins_in_english(request):
    """A window's language is the whole program's: Qt keeps it, and some windows end in Spanish."""
    yield
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QLocale, QTranslator

        app = request.getfixturevalue("qapp")
        for translator in app.findChildren(QTranslator):
            app.removeTranslator(translator)
        QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.fixture(scope="session", autouse=True)
def _what_is_alike_for_every_test_is_made_once(tmp_path_factory):
    """An empty database of all migrations, 40 ms; whom this computer trusts, 75 ms, and a client, 25 ms.

    Tests of either call them by themselves.
    """
    from httpx._transports import default as transports

    from sellercall_desktop.providers import connections
    from sellercall_desktop.store import opening

    prepare, trusting_context = opening.prepare, connections.trusting_context
    made = tmp_path_factory.mktemp("database") / "empty.db"
    prepare(made, 5)
    trusted = cache(lambda _added: trusting_context())
    clients_trust, public = transports.create_ssl_context, cache(transports.create_ssl_context)

    def for_a_client(verify=True, cert=None, trust_env=True):
        if verify is not True or cert or os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR"):
            return clients_trust(verify=verify, cert=cert, trust_env=trust_env)
        return public()

    def copied(path, busy_timeout_s):
        path.parent.mkdir(parents=True, exist_ok=True)  # as it does itself
        if path.exists() or not os.access(path.parent, os.W_OK):
            return prepare(path, busy_timeout_s)
        shutil.copyfile(made, path)
        return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "prepare", copied)
        patch.setattr(transports, "create_ssl_context", for_a_client)
        patch.setattr(connections, "trusting_context", lambda: trusted(os.environ.get("SSL_CERT_FILE")))
        yield


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish(nodeid, location):
    """Now and then, between two tests, the old objects too, which take longer.

    What outlives that stays to the end as well: the modules that tests import take 50 ms at each look.
    """
    _finished[0] += 1
    if _finished[0] % OLD_EVERY_TESTS == 0:
        gc.collect()
        gc.freeze()


@pytest.fixture
def qloop(qapp):
    """Qt's event loop as asyncio's, as in the running window."""
    import qasync

    qapp.setQuitOnLastWindowClosed(False)  # as the product does: a closed window must not stop the loop
    gc.collect()  # an earlier loop's timers must go in this thread; a worker's collection would crash Qt
    loop = qasync.QEventLoop(qapp, already_running=False)
    asyncio.set_event_loop(loop)
    yield loop
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.sleep(0.05))  # what was closed last closes its sockets in the next turns
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
    asyncio.set_event_loop(None)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    test = asyncio.wait_for(pyfuncitem.obj(**arguments), TEST_LIMIT_S)
    if "qloop" in pyfuncitem.funcargs:
        pyfuncitem.funcargs["qloop"].run_until_complete(test)
    else:
        asyncio.run(test)
    return True

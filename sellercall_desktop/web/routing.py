"""Endpoints as data, added to an application so that paths match in any letter case, as ASP.NET's did."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiohttp.typedefs import Handler

PATHS = web.AppKey("PATHS", dict[web.AbstractResource, str])
UNMATCHED = "-"
CALL, HAND_OFF, KEYS, CAMPAIGN, PROMPT, RUN = (
    *("{call}", "{handoff}", "{keys}"),
    *("{campaign}", "{prompt}", "{run}"),
)
"""In an endpoint's path: ids, and keys of a telephone, which `match_info` has under these names."""

_FORMS = {
    CALL: "[a-z0-9-]+",
    HAND_OFF: "[a-z0-9-]+",
    KEYS: "[0-9a-z*#]+",
    CAMPAIGN: "[a-z0-9-]+",
    PROMPT: "[a-z0-9-]+",
    RUN: "[a-z0-9]+",
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One method on one path; a path that holds `CALL` stands behind those it would match, too."""

    method: str
    path: str
    handler: Handler


def add_endpoints(app: web.Application, endpoints: Iterable[Endpoint]) -> None:
    """Route to these endpoints. A trailing slash makes no difference."""
    by_path: dict[str, list[Endpoint]] = defaultdict(list)
    for endpoint in endpoints:
        by_path[endpoint.path].append(endpoint)
    paths: dict[web.AbstractResource, str] = {}
    for path, at_path in by_path.items():
        # (?ai:…) folds ASCII letters only: no look-alike of another alphabet reaches a handler.
        exact = re.escape(path[1:])
        for place, form in _FORMS.items():
            exact = exact.replace(re.escape(place), f"(?P<{place[1:-1]}>{form})")
        resource = app.router.add_resource(f"/{{path:(?ai:{exact})/?}}")
        paths[resource] = path
        for endpoint in at_path:
            resource.add_route(endpoint.method, endpoint.handler)
    app[PATHS] = paths


def path_of(request: web.Request) -> str:
    """The matched endpoint's path as declared: fit for a log, unlike what was sent."""
    resource = request.match_info.route.resource
    return request.app[PATHS].get(resource, UNMATCHED) if resource is not None else UNMATCHED

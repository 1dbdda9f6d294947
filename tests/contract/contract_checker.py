"""Holds traffic against the providers' published OpenAPI documents, more strictly than they ask:
a field they do not name is a fault, in requests and in answers.

`ContractChecker` is an aiohttp middleware (`Simulator(middlewares=[checker.middleware])`).
"""

import json
import re
from collections import Counter
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import yaml
from aiohttp import web
from jsonschema import Draft202012Validator, FormatChecker

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
CALL_EVENTS = {"initiated", "ringing", "answered", "completed"}  # the document says only "string"
MAX_TWIML = 4000
ERRORS = {
    "twilio": {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "message": {"type": "string"},
            "more_info": {"type": "string"},
            "status": {"type": "integer"},
            "details": {"type": "object"},
        },
        "required": ["code", "message", "more_info", "status"],
        "additionalProperties": False,
    },
    "ultravox": {"type": ["object", "array"]},
}
"""Neither document describes errors: these are the shapes of the contract notes."""


def _data_message(kind, required, **fields):
    return {
        "type": "object",
        "properties": {"type": {"const": kind}, **fields},
        "required": ["type", *required],
        "additionalProperties": False,
    }


_TEXT, _URGENT = {"type": "string"}, ["immediate", "soon"]
_TOOL_CALL = {
    "type": "object",
    "properties": {"id": _TEXT, "name": _TEXT, "arguments": {"type": "object"}},
    "required": ["name", "arguments"],
    "additionalProperties": False,
}
DATA_MESSAGE = {
    "oneOf": [
        _data_message("hang_up", [], message=_TEXT),
        _data_message("user_text_message", ["text"], text=_TEXT, urgency={"enum": [*_URGENT, "later"]}),
        _data_message(
            "forced_agent_message",
            [],
            content=_TEXT,
            toolCalls={"type": "array", "items": _TOOL_CALL},
            uninterruptible={"type": "boolean"},
            urgency={"enum": _URGENT},
        ),
    ]
}
"""The document says only that it has a type: this is the shape of the contract notes."""

formats = FormatChecker(formats=())


@formats.checks("uuid", raises=ValueError)
def _uuid(value):
    return not isinstance(value, str) or bool(UUID(value))


@formats.checks("date-time", raises=ValueError)
def _rfc3339(value):
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@formats.checks("date-time-rfc-2822", raises=ValueError)
def _rfc2822(value):
    return not isinstance(value, str) or parsedate_to_datetime(value) is not None


@formats.checks("absolute-uri")
def _uri(value):
    return not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).netloc)


def json_schema(schema, *, hidden, uri_format):
    """An OpenAPI 3.0 schema as JSON Schema. `hidden` marks properties that do not travel this way."""
    if isinstance(schema, list):
        return [json_schema(each, hidden=hidden, uri_format=uri_format) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    # Twilio words one null in the description only: of the reason why a conference ended.
    plain = {
        key: json_schema(value, hidden=hidden, uri_format=uri_format)
        for key, value in schema.items()
        if key in ("allOf", "oneOf", "anyOf", "items", "type", "enum", "pattern", "required", "format")
        or key.startswith(("min", "max"))
    }
    if schema.get("format") == "uri":
        plain["format"] = uri_format
    if "additionalProperties" in schema:
        plain["additionalProperties"] = json_schema(
            schema["additionalProperties"], hidden=hidden, uri_format=uri_format
        )
    if "properties" in schema:
        travels = {name: each for name, each in schema["properties"].items() if not each.get(hidden)}
        plain["properties"] = {
            name: json_schema(each, hidden=hidden, uri_format=uri_format) for name, each in travels.items()
        }
        plain["required"] = [name for name in schema.get("required", ()) if name in travels]
        plain.setdefault("additionalProperties", False)
    if not schema.get("nullable") and "will be `null`" not in schema.get("description", ""):
        return plain
    # Twilio's own examples write "" for an id that is not there.
    nothing = [{"const": ""}] if "pattern" in plain and hidden == "writeOnly" else []
    return {"anyOf": [plain, {"type": "null"}, *nothing]}


class Contract:
    """One provider's document."""

    def __init__(self, provider, document):
        self.provider, self.document = provider, document
        uri_format = "absolute-uri" if provider == "ultravox" else "uri"  # Twilio's page uris are relative
        self._ways = {"request": {"hidden": "readOnly"}, "response": {"hidden": "writeOnly"}}
        self._components = {}
        for way, options in self._ways.items():
            options["uri_format"] = uri_format
            schemas = document["components"]["schemas"]
            self._components[way] = {name: json_schema(each, **options) for name, each in schemas.items()}
            if "SendCallDataMessage" in schemas:
                self._components[way]["SendCallDataMessage"] = DATA_MESSAGE
        self._paths = [
            (re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+?)", re.escape(path))), item)
            for path, item in sorted(document["paths"].items(), key=lambda pair: pair[0].count("{"))
        ]
        self._validators = {}

    def operation(self, method, path):
        for pattern, item in self._paths:
            if (match := pattern.fullmatch(path)) and method.lower() in item:
                return item[method.lower()], match.groupdict()
        return None, {}

    def request_faults(self, method, path, query, content_type, body):
        """What is wrong with a request: a list of sentences."""
        operation, values = self.operation(method, path)
        if operation is None:
            return [f"no such operation: {method} {path}"]
        parameters = {(each["in"], each["name"]): each for each in operation.get("parameters", ())}
        faults = []
        for name, value in values.items():
            faults += self._parameter_faults(parameters.get(("path", name)), name, [value])
        asked = {}
        for name, value in query:
            asked.setdefault(name.split(".")[0] if name.startswith("metadata.") else name, []).append(value)
        for name, given in asked.items():
            faults += self._parameter_faults(parameters.get(("query", name)), name, given)
        faults += [
            f"query {name} is required"
            for (place, name), each in parameters.items()
            if place == "query" and each.get("required") and name not in asked
        ]
        return faults + self._body_faults(operation, content_type, body)

    def response_faults(self, method, path, status, content_type, body):
        """What is wrong with an answer: a list of sentences."""
        operation, _ = self.operation(method, path)
        if operation is None:
            return [] if status == 404 else [f"answered {status} to what is no operation"]
        described = operation["responses"].get(str(status))
        if described is None:
            if status < 400:
                return [f"status {status} is not in the document"]
            schema = ERRORS[self.provider]
        elif not described.get("content"):
            return [] if not body else [f"status {status} has no body"]
        else:
            schema = described["content"].get(JSON, {}).get("schema", {})
        if content_type != JSON and content_type in (described.get("content") or {}):
            return []  # a sound: there is nothing in it to check
        if content_type != JSON:
            return [f"content type {content_type}"]
        return self._faults("response", schema, _decoded(body))

    def schema_faults(self, name, value, way="response"):
        """What is wrong with one value of a named schema."""
        return self._faults(way, {"$ref": f"#/components/schemas/{name}"}, value)

    def _parameter_faults(self, parameter, name, given):
        if parameter is None:
            return [f"unknown parameter {name}"]
        schema = parameter["schema"]
        if schema.get("type") == "object":
            return []  # metadata.<key>=<value>: any text
        value = _typed(given, schema)
        return [f"{name}: {fault}" for fault in self._faults("request", schema, value)]

    def _body_faults(self, operation, content_type, body):
        described = operation.get("requestBody")
        if described is None:
            return ["a body where none is described"] if body else []
        content = described["content"].get(content_type)
        if content is None:
            return [f"content type {content_type}"]
        schema = content["schema"]
        if content_type != FORM:
            return self._faults("request", schema, _decoded(body))
        fields = {}
        for name, value in parse_qsl(body.decode(), keep_blank_values=True):
            fields.setdefault(name, []).append(value)
        known = schema["properties"]
        typed = {name: _typed(given, known.get(name, {})) for name, given in fields.items()}
        return self._faults("request", schema, typed) + self._call_faults(operation, typed)

    def _call_faults(self, operation, fields):
        """What the Calls documentation demands and the document cannot say."""
        if operation["operationId"] not in {"CreateCall", "UpdateCall"}:
            return []
        faults = []
        if operation["operationId"] == "CreateCall" and not fields.keys() & {
            "Url",
            "Twiml",
            "ApplicationSid",
        }:
            faults.append("one of Url, Twiml, ApplicationSid is needed")
        if len(fields.get("Twiml", "")) > MAX_TWIML:
            faults.append("Twiml is too long")
        if wrong := set(fields.get("StatusCallbackEvent", ())) - CALL_EVENTS:
            faults.append(f"StatusCallbackEvent {sorted(wrong)}")
        return faults

    def _faults(self, way, schema, value):
        key = (way, json.dumps(schema, sort_keys=True))
        if key not in self._validators:
            whole = json_schema(schema, **self._ways[way]) | {
                "components": {"schemas": self._components[way]}
            }
            self._validators[key] = Draft202012Validator(whole, format_checker=formats)
        errors = self._validators[key].iter_errors(value)
        return [f"{error.json_path}: {error.message[:200]}" for error in errors]


def _typed(given, schema):
    """Text from a form or a query as the type the schema names; left as text where it is none."""
    if schema.get("type") == "array":
        return list(given)
    if len(given) > 1:
        return list(given)  # repeated where one value is wanted: the schema will say so
    text = given[0]
    if schema.get("type") == "integer" and re.fullmatch(r"-?\d+", text):
        return int(text)
    if schema.get("type") == "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def _decoded(body):
    try:
        return json.loads(body)
    except ValueError:
        return f"not JSON: {body[:80]!r}"


class ContractChecker:
    """Sees requests and answers pass, and keeps what is wrong with them in `faults`."""

    def __init__(self, twilio, ultravox):
        self.contracts = {"/2010-04-01/": twilio, "/api/": ultravox}
        self.twilio, self.ultravox = twilio, ultravox
        self.faults = []
        self.seen = Counter()

    def fresh(self):
        """A checker on the same documents with nothing seen yet."""
        return ContractChecker(self.twilio, self.ultravox)

    @classmethod
    def from_folder(cls, folder: Path):
        """Reads `twilio_api_v2010.json` and `ultravox-openapi.yaml`."""
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        twilio = json.loads((folder / "twilio_api_v2010.json").read_text("utf-8"))
        ultravox = yaml.load((folder / "ultravox-openapi.yaml").read_text("utf-8"), Loader=loader)
        return cls(Contract("twilio", twilio), Contract("ultravox", ultravox))

    @property
    def middleware(self):
        """Checks everything below the two API roots; sockets and the rest pass unseen."""

        @web.middleware
        async def check(request, handler):
            contract = next((c for root, c in self.contracts.items() if request.path.startswith(root)), None)
            if contract is None:
                return await handler(request)
            where = request.method, request.path
            query = list(request.query.items())
            body = await request.read()
            content_type = request.content_type if body else ""
            self._keep(where, "request", contract.request_faults(*where, query, content_type, body))
            try:
                response = await handler(request)
            except web.HTTPException as refusal:
                self._see(contract, where, refusal)
                raise
            self._see(contract, where, response)
            return response

        return check

    def webhook(self, body):
        """Checks one of Ultravox's webhooks: each carries a whole `Call`."""
        event = _decoded(body)
        self.seen["webhook", event.get("event")] += 1
        faults = self.ultravox.schema_faults("Call", event.get("call"))
        self._keep(("POST", str(event.get("event"))), "webhook", faults)

    def _see(self, contract, where, response):
        operation, _ = contract.operation(*where)
        self.seen[operation["operationId"] if operation else "?", response.status] += 1
        body = bytes(response.body or b"") if isinstance(response, web.Response) else b"(a stream)"
        faults = contract.response_faults(*where, response.status, response.content_type, body)
        self._keep(where, f"answer {response.status}", faults)

    def _keep(self, where, what, faults):
        self.faults += [f"{' '.join(where)} {what}: {fault}" for fault in faults]

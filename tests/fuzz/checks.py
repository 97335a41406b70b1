"""What every answer must be, whatever was asked."""

import json
import re
from collections.abc import Iterator
from typing import Any

from schemathesis import Case
from schemathesis.checks import CheckContext, not_a_server_error
from schemathesis.core.transport import Response
from schemathesis.graphql.checks import GraphQLServerError
from schemathesis.specs.openapi.checks import negative_data_rejection, response_schema_conformance

from shape import misfit

CODES = frozenset(
    """
    GRAPHQL_PARSE_FAILED GRAPHQL_VALIDATION_FAILED BAD_USER_INPUT BAD_REQUEST OPERATION_RESOLUTION_FAILURE
    OPERATION_NOT_SUPPORTED PERSISTED_QUERY_NOT_FOUND PERSISTED_QUERY_NOT_SUPPORTED QUERY_TOO_COMPLEX
    QUERY_TOO_DEEP UNAUTHENTICATED FORBIDDEN NOT_FOUND CONFLICT THROTTLED TIMEOUT PAYLOAD_TOO_LARGE
    UNSUPPORTED_MEDIA_TYPE NOT_ACCEPTABLE METHOD_NOT_ALLOWED BATCHING_NOT_SUPPORTED INTERNAL_SERVER_ERROR
    """.split()
)
# Refusals that schemathesis takes for failures of the server, because a resolver made them.
REFUSALS = frozenset({"UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND", "CONFLICT", "THROTTLED"})
MEDIA_TYPES = ("application/json", "application/graphql-response+json")
MOST_ERRORS = 10

INSIDES = {
    "SQL": r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s.+\sSET|DELETE\s+FROM)\b|sqlx|sea_?orm|DbErr|sqlite|postgres"
    r"|constraint failed|violates|syntax error at or near|no such (table|column)|database is locked",
    "Rust": r"\b[a-z_]+::[A-Za-z_]+|\b(Option|Result|Vec|HashMap|Box|Arc)<|\b[iu](8|16|32|64|128)\b|\busize\b"
    r"|panicked|RUST_BACKTRACE|unwrap\(\)|\b(Some|Ok|Err)\(",
    "a file path": r"\.rs\b|/(home|root|usr|tmp|var|etc|opt|src)/|\.cargo|registry/src",
}


def server_error(ctx: CheckContext, response: Response, case: Case) -> None:
    try:
        not_a_server_error(ctx, response, case)
    except GraphQLServerError as failure:
        if not all(code_of(error) in REFUSALS | {"BAD_USER_INPUT"} for error in failure.errors):
            raise


def content_type(ctx: CheckContext, response: Response, case: Case) -> None:
    value = ",".join(response.headers.get("content-type", ["nothing"]))
    essence, _, charset = value.partition(";")
    if essence not in MEDIA_TYPES or charset.strip() not in ("", "charset=utf-8"):
        raise AssertionError(f"the content type is {value}")


def closed_codes(ctx: CheckContext, response: Response, case: Case) -> None:
    errors = response.json().get("errors", [])
    if len(errors) > MOST_ERRORS:
        raise AssertionError(f"{len(errors)} errors in one answer")
    for error in errors:
        code = code_of(error)
        if code not in CODES:
            raise AssertionError(f"the code {code} is not one of the list: {error['message']}")
        if code == "INTERNAL_SERVER_ERROR":
            raise AssertionError(f"INTERNAL_SERVER_ERROR at {error.get('path')}")


def no_insides(ctx: CheckContext, response: Response, case: Case) -> None:
    """A message may repeat what was asked, but never tell how the server is made."""
    body = response.json()
    texts = [json.dumps(body.get("errors", []), ensure_ascii=False), *messages(body.get("data"))]
    for kind, pattern in INSIDES.items():
        for found in re.finditer(pattern, "\n".join(texts), re.IGNORECASE):
            if found.group() not in str(case.body):
                raise AssertionError(f"the answer tells of {kind}: {found.group()}")


def messages(data: Any) -> Iterator[str]:
    """What is said about problems; the rest of the data are people's words."""
    if isinstance(data, list):
        for item in data:
            yield from messages(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key == "message":
                yield value
            yield from messages(value)


def fits_the_schema(ctx: CheckContext, response: Response, case: Case) -> None:
    problem = misfit(case.operation.schema.client_schema, str(case.body), response.json().get("data"))
    if problem:
        raise AssertionError(problem)


def code_of(error: dict[str, Any]) -> str | None:
    return error.get("extensions", {}).get("code")


CHECKS = [
    server_error,
    content_type,
    response_schema_conformance,
    negative_data_rejection,
    closed_codes,
    no_insides,
    fits_the_schema,
]

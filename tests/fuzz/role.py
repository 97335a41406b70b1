"""Sends generated cases as one role and judges the answers."""

from collections.abc import Callable
from random import Random

import requests
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import Case, GenerationMode
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.schemas import APIOperation

from checks import CHECKS
from grow import grown
from tally import Tally, parsed
from thin import thinned
from variables import lifted

TIMEOUT = 20
# One of this many cases breaks the schema on purpose.
NEGATIVE_SHARE = 5
# How many of the others ask for more than hypothesis-graphql does.
GROWN = 0.7


def fuzz(operations: list[APIOperation], url: str, token: str | None, cases: int, number: int) -> Tally:
    """Runs `cases` cases or a few more, spread evenly over the operations; the same for the same number."""
    tally = Tally()
    session = requests.Session()
    if token:
        session.headers["Authorization"] = f"Bearer {token}"

    def judge(case: Case) -> None:
        if tally.is_lost:
            return
        if case.meta.generation.mode.is_positive:
            random, schema = Random(f"{number} {tally.cases}"), case.operation.schema.client_schema
            case.body = thinned(schema, case.body, random)
            if random.random() < GROWN:
                case.body = grown(schema, case.body, random)
        send(case, session, url, tally)

    for place, operation in enumerate(operations, start=1):
        # what an operation with few possible cases leaves over goes to the next ones
        until = -(-cases * place // len(operations))
        negative = max(1, (until - tally.cases) // NEGATIVE_SHARE)
        run(operation, GenerationMode.NEGATIVE, negative, number, judge)
        run(operation, GenerationMode.POSITIVE, max(1, until - tally.cases), number, judge)
        if tally.is_lost:
            break
    return tally


def run(
    operation: APIOperation, mode: GenerationMode, examples: int, number: int, judge: Callable[[Case], None]
) -> None:
    # findings are collected and never raised: with state on the server, shrinking would mislead
    @seed(number)
    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def cases(case: Case) -> None:
        judge(case)

    cases()


def send(case: Case, session: requests.Session, url: str, tally: Tally) -> None:
    """Every other well-formed case goes with variables; JSON blurs what a malformed one has wrong."""
    body = {"query": case.body}
    if case.meta.generation.mode.is_positive and tally.cases % 2:
        body = lifted(case)
    try:
        response = session.post(url, json=body, timeout=TIMEOUT)
    except requests.RequestException as error:
        tally.count(None)
        tally.find(case.operation.label, "no answer", body, str(error))
        return
    tally.count(response)
    if not parsed(response):
        tally.find(case.operation.label, "the answer is no JSON object", body, response.text)
        return
    try:
        case.validate_response(response, checks=CHECKS)
    except FailureGroup as group:
        for failure in group.exceptions:
            tally.find(case.operation.label, problem_of(failure), body, response.text)
    except Failure as failure:
        tally.find(case.operation.label, problem_of(failure), body, response.text)


def problem_of(failure: BaseException) -> str:
    text = f"{failure.title}: {failure.message}" if isinstance(failure, Failure) else str(failure)
    return text.splitlines()[0]

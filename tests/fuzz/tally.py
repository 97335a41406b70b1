"""What came of the cases of one role."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import requests

from checks import code_of

NO_ANSWER = "no answer"


@dataclass
class Finding:
    """Something wrong with an answer, and the shortest request that shows it."""

    operation: str
    problem: str
    request: str
    answer: str
    count: int = 1


@dataclass
class Tally:
    cases: int = 0
    reached: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    findings: dict[tuple[str, str], Finding] = field(default_factory=dict)

    @property
    def is_lost(self) -> bool:
        """Whether the server did not answer: whatever comes next would only tell of the same."""
        return self.outcomes[NO_ANSWER] > 0

    def count(self, response: requests.Response | None) -> None:
        body = parsed(response)
        self.cases += 1
        self.reached += "data" in body
        self.outcomes[NO_ANSWER if response is None else outcome(body)] += 1

    def find(self, operation: str, problem: str, body: dict[str, Any], answer: str) -> None:
        new = Finding(operation, problem, json.dumps(body, ensure_ascii=False), answer)
        old = self.findings.setdefault((operation, problem), new)
        if old is new:
            return
        old.count += 1
        if len(new.request) < len(old.request):
            old.request, old.answer = new.request, new.answer


def parsed(response: requests.Response | None) -> dict[str, Any]:
    try:
        body = None if response is None else response.json()
    except ValueError:
        body = None
    return body if isinstance(body, dict) else {}


def outcome(body: dict[str, Any]) -> str:
    """The code of the first error, or in which way it went well."""
    if not body:
        return "no JSON"
    if body.get("errors"):
        return str(code_of(body["errors"][0]))
    payloads = [payload for payload in body["data"].values() if isinstance(payload, dict)]
    return "user errors" if any(payload.get("userErrors") for payload in payloads) else "data"

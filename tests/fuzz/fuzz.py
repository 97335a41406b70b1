"""Sends generated operations to a live server as nobody, as a member and as an administrator."""

import argparse
import os
import sys
import time

import schemathesis

import scalars
import values
from role import fuzz
from tally import Tally

SEED = 20261121
SHORT = 600
FULL = 2_000
# Fewer cases that get past validation would test little but validation.
LEAST_REACHED = 0.5
MOST_THROTTLED = 0.1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} cases instead of {SHORT}")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another number makes other cases; default {SEED}")
    arguments = parser.parse_args()
    wanted = FULL if arguments.full else SHORT
    url = os.environ["REBATED_URL"] + "/graphql"
    member, admin = os.environ["REBATED_MEMBER_TOKEN"], os.environ["REBATED_ADMIN_TOKEN"]

    scalars.register()
    config = values.config(schemathesis.graphql.from_url(url).client_schema, values.read(url, admin))
    schema = schemathesis.graphql.from_url(url, config=config)
    operations = [operation.ok() for operation in schema.get_all_operations()]
    print(f"seed {arguments.seed}, {len(operations)} operations")

    # the administrator comes last: what that role changes must not stand in the way of the others
    roles = [("nobody", None), ("member", member), ("admin", admin)]
    tallies = []
    for name, token in roles:
        begun = time.monotonic()
        tally = fuzz(operations, url, token, -(-wanted // len(roles)), arguments.seed)
        tallies.append(tally)
        show(name, tally, time.monotonic() - begun)
        if tally.is_lost:
            break
    total = sum(tally.cases for tally in tallies)
    findings = sum(len(tally.findings) for tally in tallies)
    print(f"{total} cases, {findings} findings, seed {arguments.seed}")
    return 1 if findings or any(is_idle(tally) for tally in tallies) else 0


def is_idle(tally: Tally) -> bool:
    """Whether most cases were sent in vain."""
    if tally.outcomes["THROTTLED"] > tally.cases * MOST_THROTTLED:
        print("The server's limits stop the cases: start it with the flags that ./test names.", file=sys.stderr)
        return True
    if tally.reached < tally.cases * LEAST_REACHED:
        print("Too few cases reach a resolver.", file=sys.stderr)
        return True
    return False


def show(name: str, tally: Tally, seconds: float) -> None:
    outcomes = ", ".join(f"{outcome} {count}" for outcome, count in tally.outcomes.most_common())
    print(f"{name}: {tally.cases} cases in {seconds:.0f} s, {tally.reached} reach a resolver: {outcomes}")
    for finding in tally.findings.values():
        print(f"  {finding.operation}, {finding.count} times: {finding.problem}")
        print("    request: " + finding.request[:4_000])
        print("    answer:  " + finding.answer[:1_000])


if __name__ == "__main__":
    sys.exit(main())

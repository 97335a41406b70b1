"""Values that are there: ids, cursors and the like, read from the server before anything is changed.

Chance alone would never guess an id, and nearly every case would end at "not found".
"""

from collections.abc import Iterator
from typing import Any

import graphql
import requests
from schemathesis.config import SchemathesisConfig

from likely import KINDS, LIKELY

# How often a generated value gives way to one that is there.
PROBABILITY = 0.8

THINGS = """
{
  orders(first: 30) { edges { cursor node { id number externalId lines { id } } } }
  users(first: 100) { edges { cursor node { id email inviteCode identities { provider subject } } } }
  refunds(first: 100) { edges { cursor node { id } } }
  rebates(first: 30) { edges { cursor node { id } } }
  rebateRules(first: 100) { edges { cursor node { id } } }
  bills(first: 30) { edges { cursor node { id period { month } } } }
}
"""


def read(url: str, token: str) -> dict[str, list[Any]]:
    headers = {"Authorization": f"Bearer {token}"}
    answer = requests.post(url, json={"query": THINGS}, headers=headers, timeout=30).json()
    if "errors" in answer:
        raise SystemExit(f"the values to begin with cannot be read: {answer['errors']}")
    edges = {name: connection["edges"] for name, connection in answer["data"].items()}
    things = {name: [edge["node"] for edge in rows] for name, rows in edges.items()}
    identities = [identity for user in things["users"] for identity in user["identities"]]

    values: dict[str, list[Any]] = dict(LIKELY)
    for name, rows in edges.items():
        values[name] = [edge["node"]["id"] for edge in rows]
        values[f"cursors of {name}"] = [edge["cursor"] for edge in rows]
    values["anything"] = [id for name in edges for id in values[name][:10]]
    values["lines"] = [line["id"] for order in things["orders"] for line in order["lines"]]
    values["numbers"] = [order["number"] for order in things["orders"]]
    values["externalIds"] = [order["externalId"] for order in things["orders"] if order["externalId"]]
    values["months"] = sorted({bill["period"]["month"] for bill in things["bills"]})
    values["emails"] = [user["email"] for user in things["users"] if user["email"]]
    values["inviteCodes"] = [user["inviteCode"] for user in things["users"]]
    values["providers"] = sorted({identity["provider"] for identity in identities})
    values["subjects"] = [identity["subject"] for identity in identities]
    return {kind: found for kind, found in values.items() if found}


def config(schema: graphql.GraphQLSchema, values: dict[str, list[Any]]) -> SchemathesisConfig:
    """Tells schemathesis where which values fit."""
    bindings = {
        path: {"dictionary": kind, "probability": PROBABILITY} for path, kind in places(schema) if kind in values
    }
    dictionaries = {kind: {"values": found} for kind, found in values.items()}
    return SchemathesisConfig.from_dict({"dictionaries": dictionaries, "parameters": bindings})


def places(schema: graphql.GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Every argument and every input field below one: its path for schemathesis, and the kind of its values."""
    for type_ in schema.type_map.values():
        if isinstance(type_, graphql.GraphQLObjectType):
            for field, definition in type_.fields.items():
                for name, argument in definition.args.items():
                    for path, leaf in below(f"*.{field}.{name}", name, argument.type):
                        yield path, KINDS.get(leaf, "").format(field=field)


def below(path: str, name: str, type_: graphql.GraphQLInputType) -> Iterator[tuple[str, str]]:
    type_ = graphql.get_nullable_type(type_)
    if isinstance(type_, graphql.GraphQLList):
        yield from below(f"{path}[*]", name, type_.of_type)
    elif isinstance(type_, graphql.GraphQLInputObjectType):
        for inner, field in type_.fields.items():
            yield from below(f"{path}.{inner}", inner, field.type)
    else:
        yield path, name

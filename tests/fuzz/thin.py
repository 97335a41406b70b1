"""Leaves arguments out, as people do.

hypothesis-graphql gives every argument that a field has. `first` and `last` exclude each other, and so no list
would ever be read.
"""

from pathlib import Path
from random import Random
from typing import Any

import graphql
from graphql.utilities import TypeInfo, TypeInfoVisitor

# The introspection of schemathesis does not ask for @oneOf.
SDL = graphql.build_schema(Path("../../schema.graphql").read_text())
ONE_OF = {name for name, type_ in SDL.type_map.items() if getattr(type_, "is_one_of", False)}
PAGING = ("first", "after", "last", "before")
PAGES: list[tuple[str, ...]] = [(), ("first",), ("last",), ("first", "after"), ("last", "before"), PAGING]


def thinned(schema: graphql.GraphQLSchema, query: str, random: Random) -> str:
    types = TypeInfo(schema)
    visitor = Thinning(types, random)
    document = graphql.visit(graphql.parse(query, no_location=True), TypeInfoVisitor(types, visitor))
    return graphql.print_ast(document)


class Thinning(graphql.Visitor):
    def __init__(self, types: TypeInfo, random: Random) -> None:
        super().__init__()
        self.types = types
        self.random = random

    def enter_field(self, field: graphql.FieldNode, *_: object) -> graphql.FieldNode | None:
        definition = self.types.get_field_def()
        if definition is None or not field.arguments:
            return None
        page = self.random.choice(PAGES)
        kept = [
            argument
            for argument in field.arguments
            if self.stays(argument.name.value, definition.args[argument.name.value], page)
        ]
        return changed(field, arguments=tuple(kept))

    def stays(self, name: str, argument: graphql.GraphQLArgument, page: tuple[str, ...]) -> bool:
        if name in PAGING:
            return name in page
        return graphql.is_required_argument(argument) or self.random.random() < 0.5

    def enter_object_value(self, value: graphql.ObjectValueNode, *_: object) -> graphql.ObjectValueNode | None:
        type_ = graphql.get_named_type(self.types.get_input_type())
        if type_ is None or type_.name not in ONE_OF or not value.fields:
            return None
        return changed(value, fields=(self.random.choice(value.fields),))


def changed(node: Any, **changes: Any) -> Any:
    """Nodes cannot be changed."""
    return type(node)(**{key: getattr(node, key) for key in node.keys} | changes)

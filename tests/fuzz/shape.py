"""Whether the data of an answer are what the query and the schema say."""

import re
from typing import Any

import graphql
from graphql import FieldNode, InlineFragmentNode, OperationDefinitionNode

# How the schema's own scalars are written; the others are any text.
TEXTS = {
    "DateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",
    "Decimal": r"-?\d+(\.\d+)?",
}
Fields = dict[str, tuple[graphql.GraphQLOutputType, list[graphql.SelectionSetNode]]]


def misfit(schema: graphql.GraphQLSchema, query: str, data: Any) -> str | None:
    """The first thing in the data that does not fit; none when nothing was answered."""
    if data is None:
        return None
    operation = graphql.parse(query, no_location=True).definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    root = schema.get_root_type(operation.operation)
    assert root is not None
    return of_object(schema, root, [operation.selection_set], data, "data")


def of_value(
    schema: graphql.GraphQLSchema,
    type_: graphql.GraphQLOutputType,
    selections: list[graphql.SelectionSetNode],
    value: Any,
    path: str,
) -> str | None:
    if isinstance(type_, graphql.GraphQLNonNull):
        if value is None:
            return f"{path} is null"
        type_ = type_.of_type
    if value is None:
        return None
    if isinstance(type_, graphql.GraphQLList):
        if not isinstance(value, list):
            return f"{path} is no list"
        found = (of_value(schema, type_.of_type, selections, item, f"{path}[]") for item in value)
        return next((problem for problem in found if problem), None)
    if isinstance(type_, graphql.GraphQLEnumType):
        return None if value in type_.values else f"{path} is {value!r}, which is no {type_}"
    if isinstance(type_, graphql.GraphQLScalarType):
        return None if is_scalar(type_.name, value) else f"{path} is {value!r}, which is no {type_}"
    return of_object(schema, type_, selections, value, path)


def of_object(
    schema: graphql.GraphQLSchema,
    type_: Any,
    selections: list[graphql.SelectionSetNode],
    value: Any,
    path: str,
) -> str | None:
    if not isinstance(value, dict):
        return f"{path} is no object"
    if graphql.is_abstract_type(type_):
        # which type it is cannot be told without __typename
        return None
    fields: Fields = {}
    for selection in selections:
        collect(type_, selection, fields)
    if set(value) != set(fields):
        return f"{path} has the fields {sorted(value)} where {sorted(fields)} were asked for"
    found = (of_value(schema, kind, below, value[key], f"{path}.{key}") for key, (kind, below) in fields.items())
    return next((problem for problem in found if problem), None)


def collect(type_: graphql.GraphQLObjectType, selection_set: graphql.SelectionSetNode, into: Fields) -> None:
    for selection in selection_set.selections:
        if isinstance(selection, InlineFragmentNode):
            if selection.type_condition is None or selection.type_condition.name.value == type_.name:
                collect(type_, selection.selection_set, into)
        elif isinstance(selection, FieldNode):
            key = selection.alias.value if selection.alias else selection.name.value
            name = selection.name.value
            kind = graphql.GraphQLNonNull(graphql.GraphQLString) if name == "__typename" else type_.fields[name].type
            _, below = into.setdefault(key, (kind, []))
            if selection.selection_set:
                below.append(selection.selection_set)


def is_scalar(name: str, value: Any) -> bool:
    if name == "Int":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "Boolean":
        return isinstance(value, bool)
    if name == "JSON":
        return True
    return isinstance(value, str) and re.fullmatch(TEXTS.get(name, ".*"), value, re.DOTALL) is not None

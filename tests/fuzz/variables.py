"""The same operation as programs send it: arguments as variables."""

from typing import Any

import graphql
from schemathesis import Case


def lifted(case: Case) -> dict[str, Any]:
    """The body of a request that gives the arguments of each root field as variables."""
    operation = graphql.parse(str(case.body), no_location=True).definitions[0]
    assert isinstance(operation, graphql.OperationDefinitionNode)
    arguments = case.operation.definition.raw.args
    declared: list[str] = []
    variables: dict[str, Any] = {}
    fields: list[str] = []
    for field in operation.selection_set.selections:
        assert isinstance(field, graphql.FieldNode)
        given = []
        for argument in field.arguments or ():
            variable = f"v{len(variables)}"
            declared.append(f"${variable}: {arguments[argument.name.value].type}")
            variables[variable] = graphql.value_from_ast_untyped(argument.value)
            given.append(f"{argument.name.value}: ${variable}")
        alias = f"{field.alias.value}: " if field.alias else ""
        below = graphql.print_ast(field.selection_set) if field.selection_set else ""
        fields.append(alias + field.name.value + listed(given) + below)
    query = f"{operation.operation.value}{listed(declared)} {{ {' '.join(fields)} }}"
    return {"query": query, "variables": variables}


def listed(items: list[str]) -> str:
    return f"({', '.join(items)})" if items else ""

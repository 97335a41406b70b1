"""Asks for more of the answer.

hypothesis-graphql asks for about one field of each object, which seldom leads through a list to what is in it, and
never far.
"""

from random import Random

import graphql

from thin import changed

# How many objects lie within each other, not counting the steps of a list.
BROAD = 3
# How many levels a single path has; the server refuses what is deeper.
LONG = range(6, 21)
STEPS = ("edges", "node")


def grown(schema: graphql.GraphQLSchema, query: str, random: Random) -> str:
    """The query with further fields below each of its root fields: many, or a long path."""
    document = graphql.parse(query, no_location=True)
    operation = document.definitions[0]
    assert isinstance(operation, graphql.OperationDefinitionNode)
    root = schema.get_root_type(operation.operation)
    assert root is not None
    fields = []
    for field in operation.selection_set.selections:
        assert isinstance(field, graphql.FieldNode)
        type_ = graphql.get_named_type(root.fields[field.name.value].type)
        if isinstance(type_, graphql.GraphQLObjectType):
            more = broad(type_, BROAD, random) if random.random() < 0.7 else long(type_, random.choice(LONG), random)
            fields.append(merged(field, more))
        else:
            fields.append(field)
    selections = changed(operation.selection_set, selections=tuple(fields))
    return graphql.print_ast(changed(document, definitions=(changed(operation, selection_set=selections),)))


def merged(field: graphql.FieldNode, more: str) -> graphql.FieldNode:
    there = field.selection_set.selections
    taken = {(part.alias or part.name).value for part in there if isinstance(part, graphql.FieldNode)}
    further = graphql.parse(more, no_location=True).definitions[0].selection_set.selections
    new = tuple(part for part in further if part.name.value not in taken)
    return changed(field, selection_set=changed(field.selection_set, selections=tuple(there) + new))


def broad(type_: graphql.GraphQLObjectType, depth: int, random: Random) -> str:
    leaves = [name for name, field in type_.fields.items() if graphql.is_leaf_type(bare(field))]
    parts = ["__typename", *(name for name in leaves if random.random() < 0.5)]
    for name, field in objects(type_).items():
        if depth > 0 and random.random() < (0.9 if name in STEPS else 0.3):
            parts.append(name + size(field, random) + broad(bare(field), depth - (name not in STEPS), random))
    return "{" + " ".join(parts) + "}"


def long(type_: graphql.GraphQLObjectType, depth: int, random: Random) -> str:
    fields = objects(type_)
    # a step towards what has objects below it
    onward = [name for name in fields if objects(bare(fields[name]))]
    if depth == 0 or not onward:
        return "{__typename}"
    name = next((name for name in onward if name in STEPS), random.choice(onward))
    return "{" + name + size(fields[name], random) + long(bare(fields[name]), depth - 1, random) + "}"


def objects(type_: graphql.GraphQLObjectType) -> dict[str, graphql.GraphQLField]:
    fields = type_.fields.items()
    return {name: field for name, field in fields if isinstance(bare(field), graphql.GraphQLObjectType)}


def bare(field: graphql.GraphQLField) -> graphql.GraphQLNamedType:
    return graphql.get_named_type(field.type)


def size(field: graphql.GraphQLField, random: Random) -> str:
    """Pages are small, so that what lies within each other stays below the limits."""
    return f"(first: {random.randint(1, 3)})" if "first" in field.args else ""

from typing import Any

from .generated import GraphQLClientGraphQLError, GraphQLClientGraphQLMultiError


class RebatedError(GraphQLClientGraphQLMultiError):
    """What the server refused or could not do; what a person can correct is in `user_errors` instead."""

    def __init__(self, errors: list[dict[str, Any]], data: dict[str, Any] | None = None) -> None:
        super().__init__([GraphQLClientGraphQLError.from_dict(error) for error in errors], data)

    @property
    def codes(self) -> list[str]:
        """The `extensions.code` of each error, such as `UNAUTHENTICATED`."""
        return [str((error.extensions or {}).get("code")) for error in self.errors]

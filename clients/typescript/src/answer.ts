import type { GraphQLFormattedError } from "graphql";

/** A GraphQL answer, or one event of a subscription. */
export interface Answer<TData> {
  readonly data?: TData | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

/**
 * Whether a parsed body is a GraphQL answer. That its data fits the document is the server's promise:
 * the document was checked against the schema when its type was generated.
 */
export function isAnswer<TData>(body: unknown): body is Answer<TData> {
  return isRecord(body) && (isRecord(body["data"]) || isErrors(body["errors"]));
}

/** Whether this is a list of GraphQL errors. */
export function isErrors(value: unknown): value is readonly GraphQLFormattedError[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((error) => isRecord(error) && typeof error["message"] === "string")
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

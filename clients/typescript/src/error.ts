import type { GraphQLFormattedError } from "graphql";

/** Codes of the server, and the three of this client. A newer server may know more. */
export type ErrorCode =
  | "GRAPHQL_PARSE_FAILED"
  | "GRAPHQL_VALIDATION_FAILED"
  | "BAD_USER_INPUT"
  | "BAD_REQUEST"
  | "OPERATION_RESOLUTION_FAILURE"
  | "OPERATION_NOT_SUPPORTED"
  | "PERSISTED_QUERY_NOT_FOUND"
  | "PERSISTED_QUERY_NOT_SUPPORTED"
  | "QUERY_TOO_COMPLEX"
  | "QUERY_TOO_DEEP"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "THROTTLED"
  | "TIMEOUT"
  | "PAYLOAD_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "NOT_ACCEPTABLE"
  | "METHOD_NOT_ALLOWED"
  | "BATCHING_NOT_SUPPORTED"
  | "INTERNAL_SERVER_ERROR"
  /** No answer came; `cause` says why. */
  | "UNREACHABLE"
  /** Something answered that is not GraphQL, such as a proxy. */
  | "BAD_ANSWER"
  /** The connection of a subscription ended; events may have been missed. */
  | "DISCONNECTED"
  // keeps editors listing the codes above
  | (string & Record<never, never>);

/** What an error can be made of. */
export interface ErrorDetails {
  readonly errors?: readonly GraphQLFormattedError[];
  readonly data?: unknown;
  readonly headers?: Headers;
  readonly cause?: unknown;
}

/** An operation that failed at top level. What a person can correct is in `userErrors` of a mutation. */
export class RebatedError extends Error {
  override readonly name = "RebatedError";
  readonly code: ErrorCode;
  /** How the server's operator finds the request in the log. */
  readonly requestId: string | undefined;
  /** After how many seconds to try again, if the server says so. */
  readonly retryAfterSeconds: number | undefined;
  /** All errors of the answer. `code` is of the first. */
  readonly errors: readonly GraphQLFormattedError[];
  /** Data that came beside the errors: other fields of the same mutation may have succeeded. */
  readonly data: unknown;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    const { errors = [], data, headers } = details;
    const extensions = errors[0]?.extensions ?? {};
    const { requestId = headers?.get("x-request-id"), retryAfterSeconds = headers?.get("retry-after") } = extensions;
    this.code = code;
    this.requestId = typeof requestId === "string" ? requestId : undefined;
    this.retryAfterSeconds = seconds(retryAfterSeconds);
    this.errors = errors;
    this.data = data;
  }

  /** The error that the first of an answer's errors stands for. */
  static of(errors: readonly GraphQLFormattedError[], details: ErrorDetails = {}): RebatedError {
    const code = errors[0]?.extensions?.["code"];
    const message = errors[0]?.message ?? "The answer has neither data nor errors.";
    return new RebatedError(typeof code === "string" ? code : "BAD_ANSWER", message, { ...details, errors });
  }
}

function seconds(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : undefined;
}

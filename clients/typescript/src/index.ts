export { createClient } from "./client.js";
export type { Client, ClientOptions, Token } from "./client.js";
export { RebatedError } from "./error.js";
export type { ErrorCode } from "./error.js";
export * from "./generated/graphql.js";

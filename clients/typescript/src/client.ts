import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";
import { isAnswer } from "./answer.js";
import { RebatedError } from "./error.js";
import { subscriptions } from "./subscriptions.js";

/** An access token or a bot's key; a function is asked before every request and every connection. */
export type Token = string | (() => string | Promise<string>);

export interface ClientOptions {
  /** The server's address, such as `https://api.example.com`; it serves `/graphql` and `/graphql/ws`. */
  readonly url: string;
  /** Who asks; nobody without it. */
  readonly token?: Token;
  /** Sends requests instead of the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** Opens connections instead of the global `WebSocket`, which Node has from 22 on. */
  readonly webSocketImpl?: unknown;
}

type Variables = Readonly<Record<string, unknown>>;

/** The variables of an operation: they may be left out when all of them may. */
export type VariablesOf<TVariables extends Variables> =
  Record<string, never> extends TVariables ? [variables?: TVariables] : [variables: TVariables];

export interface Client {
  /** Runs a query or mutation. Throws a `RebatedError` if the answer has errors. */
  request<TData, TVariables extends Variables>(
    document: TypedDocumentNode<TData, TVariables>,
    ...[variables]: VariablesOf<TVariables>
  ): Promise<TData>;

  /**
   * Begins a subscription at once. It ends with a `RebatedError` when the connection does: events in
   * between are lost, so read what they would have told and subscribe again.
   */
  subscribe<TData, TVariables extends Variables>(
    document: TypedDocumentNode<TData, TVariables>,
    ...[variables]: VariablesOf<TVariables>
  ): AsyncIterableIterator<TData, undefined>;
}

export function createClient(options: ClientOptions): Client {
  const url = `${options.url.replace(/\/+$/, "")}/graphql`;
  const send = options.fetch ?? fetch;
  const authorization = async () => {
    const token = typeof options.token === "function" ? await options.token() : options.token;
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  };
  const subscribe = subscriptions(url, authorization, options.webSocketImpl);

  return {
    async request<TData>(document: TypedDocumentNode<TData, never>, variables?: Variables): Promise<TData> {
      const headers = {
        ...(await authorization()),
        Accept: "application/graphql-response+json",
        "Content-Type": "application/json",
      };
      const body = JSON.stringify({ query: print(document), variables });
      const response = await send(url, { method: "POST", headers, body }).catch((cause: unknown) => {
        throw new RebatedError("UNREACHABLE", `No answer from ${url}.`, { cause });
      });
      return await read<TData>(response);
    },

    subscribe: (document, ...[variables]) => subscribe(print(document), variables),
  };
}

async function read<TData>(response: Response): Promise<TData> {
  const { headers, status } = response;
  const body: unknown = await response.json().catch(() => undefined);
  if (!isAnswer<TData>(body)) {
    throw new RebatedError("BAD_ANSWER", `HTTP status ${String(status)} without a GraphQL answer.`, { headers });
  }
  const { data, errors = [] } = body;
  if (errors.length > 0 || !data) throw RebatedError.of(errors, { data, headers });
  return data;
}

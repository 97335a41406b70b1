import { createClient } from "graphql-ws";
import { type Answer, isErrors } from "./answer.js";
import { RebatedError } from "./error.js";

type Subscribe = <TData>(
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => AsyncIterableIterator<TData, undefined>;

/** What begins subscriptions, each on a connection of its own. */
export function subscriptions(
  url: string,
  connectionParams: () => Promise<Record<string, string>>,
  webSocketImpl: unknown,
): Subscribe {
  return <TData>(query: string, variables?: Readonly<Record<string, unknown>>) => {
    const connection = createClient({
      url: `${url.replace(/^http/, "ws")}/ws`,
      connectionParams,
      webSocketImpl,
      // events are lost while there is no connection, so a new one must not look like the old one
      retryAttempts: 0,
    });
    const answers = connection.iterate<TData>({ query, ...(variables && { variables: { ...variables } }) });
    return events<TData>(answers);
  };
}

/** The data of answers. By hand, because a generator would not end a subscription that nobody read from. */
function events<TData>(answers: AsyncIterableIterator<Answer<TData>>): AsyncIterableIterator<TData, undefined> {
  const end = async (): Promise<IteratorResult<TData, undefined>> => {
    await answers.return?.();
    return { done: true, value: undefined };
  };
  return {
    async next() {
      const result = await answers.next().catch((reason: unknown) => {
        throw failure(reason);
      });
      if (result.done) return { done: true, value: undefined };
      const { data, errors = [] } = result.value;
      if (errors.length === 0 && data) return { done: false, value: data };
      await end();
      throw RebatedError.of(errors, { data });
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Close codes by which a server refuses a token, or ends a connection whose token has ended. */
const REFUSED = [4401, 4403];

function failure(cause: unknown): RebatedError {
  if (isErrors(cause)) return RebatedError.of(cause);
  if (!isClose(cause)) return new RebatedError("DISCONNECTED", "The connection ended.", { cause });
  const code = REFUSED.includes(cause.code) ? "UNAUTHENTICATED" : "DISCONNECTED";
  return new RebatedError(code, cause.reason || `The connection was closed (${String(cause.code)}).`, { cause });
}

function isClose(cause: unknown): cause is { readonly code: number; readonly reason: string } {
  return cause instanceof Object && "code" in cause && "reason" in cause;
}

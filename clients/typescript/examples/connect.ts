import { type Client, createClient } from "@rebated/client";
import { WebSocket } from "ws";

/** A client for Node before 22, which has no `WebSocket`, that waits ten seconds at most for an answer. */
export function connect(url: string, token: string): Client {
  return createClient({
    url,
    token,
    webSocketImpl: WebSocket,
    fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(10_000) }),
  });
}

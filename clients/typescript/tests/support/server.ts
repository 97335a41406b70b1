import { createClient, type Client } from "@rebated/client";
import { WebSocket } from "ws";

/** The server under test, and the tokens of people on it. */
export const url = setting("REBATED_URL");
export const tokens = {
  member: setting("REBATED_MEMBER_TOKEN"),
  support: setting("REBATED_SUPPORT_TOKEN"),
  finance: setting("REBATED_FINANCE_TOKEN"),
  admin: setting("REBATED_ADMIN_TOKEN"),
};

/** Why tests of what comes before GraphQL are left out, or false. */
export const withoutEdge = process.env["REBATED_EDGE"] === "1" ? false : "REBATED_EDGE is not 1";

export function clientOf(token?: string): Client {
  return createClient({ url, webSocketImpl: WebSocket, ...(token !== undefined && { token }) });
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: see scripts/services/rebated.sh`);
  return value;
}

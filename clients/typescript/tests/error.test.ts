import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClient, HomeDocument } from "@rebated/client";

/** Asks a server that gives one answer. */
function ask(body: string, init: ResponseInit) {
  const client = createClient({ url: "http://rebated.test/", fetch: () => Promise.resolve(new Response(body, init)) });
  return client.request(HomeDocument);
}

const throttled = { message: "Too many attempts.", extensions: { code: "THROTTLED", retryAfterSeconds: 8 } };

await describe("an error", async () => {
  await it("says when to try again", async () => {
    const body = JSON.stringify({ errors: [throttled] });
    await assert.rejects(ask(body, { status: 429 }), {
      name: "RebatedError",
      code: "THROTTLED",
      message: "Too many attempts.",
      retryAfterSeconds: 8,
      requestId: undefined,
      errors: [throttled],
    });
  });

  await it("takes from the headers what the body leaves out", async () => {
    const headers = { "retry-after": "30", "x-request-id": "r-1" };
    const body = JSON.stringify({ errors: [{ message: "Busy.", extensions: { code: "TIMEOUT" } }] });
    const expected = { code: "TIMEOUT", retryAfterSeconds: 30, requestId: "r-1" };
    await assert.rejects(ask(body, { status: 503, headers }), expected);
  });

  await it("keeps the data beside it", async () => {
    const data = { viewer: null };
    await assert.rejects(ask(JSON.stringify({ data, errors: [throttled] }), {}), { code: "THROTTLED", data });
  });

  await it("is told from an answer of something else", async () => {
    const expected = { code: "BAD_ANSWER", message: "HTTP status 502 without a GraphQL answer.", errors: [] };
    for (const body of ["<html>Bad gateway</html>", "{}", "null", '{"errors":[]}', '{"errors":["text"]}']) {
      await assert.rejects(ask(body, { status: 502 }), expected);
    }
  });

  await it("has a cause when nothing answers", async () => {
    const cause = new TypeError("fetch failed");
    const client = createClient({ url: "http://rebated.test", fetch: () => Promise.reject(cause) });
    const expected = { code: "UNREACHABLE", message: "No answer from http://rebated.test/graphql.", cause };
    await assert.rejects(client.request(HomeDocument), expected);
  });
});

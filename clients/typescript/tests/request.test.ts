import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClient, HomeDocument, type Token } from "@rebated/client";
import { print } from "graphql";

/** What is sent for one operation. */
async function sent(token?: Token) {
  const requests: Request[] = [];
  const client = createClient({
    url: "http://rebated.test/",
    ...(token !== undefined && { token }),
    fetch: (input, init) => {
      requests.push(new Request(input, init));
      return Promise.resolve(Response.json({ data: { viewer: null } }));
    },
  });
  assert.deepEqual(await client.request(HomeDocument, { orders: 3 }), { viewer: null });
  const [request, ...others] = requests;
  assert.ok(request);
  assert.deepEqual(others, []);
  return request;
}

await describe("a request", async () => {
  await it("is GraphQL over HTTP", async () => {
    const request = await sent();
    assert.equal(request.method, "POST");
    assert.equal(request.url, "http://rebated.test/graphql");
    assert.equal(request.headers.get("accept"), "application/graphql-response+json");
    assert.equal(request.headers.get("content-type"), "application/json");
    assert.equal(request.headers.get("authorization"), null);
    assert.deepEqual(await request.json(), { query: print(HomeDocument), variables: { orders: 3 } });
  });

  await it("carries the token of the moment", async () => {
    assert.equal((await sent("a")).headers.get("authorization"), "Bearer a");
    assert.equal((await sent(() => Promise.resolve("b"))).headers.get("authorization"), "Bearer b");
  });
});

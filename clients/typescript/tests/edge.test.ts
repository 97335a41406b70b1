import assert from "node:assert/strict";
import { it } from "node:test";
import { HomeDocument } from "@rebated/client";
import { print } from "graphql";
import { tokens, url, withoutEdge } from "./support/server.js";

await it("an answer has the media type asked for, and says what it cost", { skip: withoutEdge }, async () => {
  const media = "application/graphql-response+json";
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { Accept: media, Authorization: `Bearer ${tokens.member}`, "Content-Type": "application/json" },
    body: JSON.stringify({ query: print(HomeDocument), variables: { orders: 1 } }),
  });
  assert.equal(response.headers.get("content-type"), `${media}; charset=utf-8`);
  assert.match(await response.text(), /"extensions":\{"cost":\{"requestedQueryCost":\d+,"actualQueryCost":\d+,/);
});

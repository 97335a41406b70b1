import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { ApolloLink } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { HomeDocument } from "@rebated/client";
import { parse, print } from "graphql";
import { apollo, http } from "./support/apollo.js";
import { tokens, withoutEdge } from "./support/server.js";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

await describe("Apollo Client with persisted queries", { skip: withoutEdge }, async () => {
  await it("sends a document once, and its hash from then on", async () => {
    // under a name of its own, because the server may know the document from an earlier run
    const name = `Home_${randomUUID().replaceAll("-", "")}`;
    const query: typeof HomeDocument = parse(print(HomeDocument).replace("query Home(", `query ${name}(`));

    const bodies: string[] = [];
    const send: typeof fetch = (input, init) => {
      assert.ok(typeof init?.body === "string");
      bodies.push(init.body);
      return fetch(input, init);
    };
    const client = apollo(ApolloLink.from([new PersistedQueryLink({ sha256 }), http(tokens.member, send)]));
    const answers = [await client.query({ query }), await client.query({ query })];

    for (const { data } of answers) assert.equal(data?.viewer?.role, "MEMBER");
    assert.deepEqual(
      bodies.map((body) => body.includes('"query":')),
      [false, true, false],
    );
  });
});

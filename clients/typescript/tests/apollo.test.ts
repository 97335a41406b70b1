import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CombinedGraphQLErrors } from "@apollo/client";
import {
  HomeDocument,
  type OrderStatus,
  RefundUpdatedDocument,
  type RefundUpdatedSubscription,
  TrialBalanceDocument,
  UpdateProfileDocument,
} from "@rebated/client";
import { apollo, http, socket } from "./support/apollo.js";
import { buyer } from "./support/buyer.js";
import { Inbox } from "./support/inbox.js";
import { hearsOfRefunds } from "./support/refunds.js";
import { tokens, withoutEdge } from "./support/server.js";
import { present, succeeded } from "./support/succeeded.js";
import { hasType } from "./support/types.js";

await describe("Apollo Client", async () => {
  const member = await buyer(1);

  await it("queries, mutates and keeps its cache", async () => {
    const client = apollo(http(member.token));
    const home = await client.query({ query: HomeDocument, variables: { orders: 5 }, fetchPolicy: "network-only" });
    const node = home.data?.viewer?.orders?.edges[0]?.node;
    assert.equal(hasType<string | undefined>()(node?.id), member.orderIds[0]);
    assert.equal(hasType<OrderStatus | undefined>()(node?.status), "PAID");

    const variables = { input: { displayName: "Mei Lin" } };
    const update = await client.mutate({ mutation: UpdateProfileDocument, variables });
    const { user } = succeeded(present(update.data, "data").userUpdate);
    assert.equal(hasType<string | undefined>()(user?.displayName), "Mei Lin");

    const kept = client.readQuery({ query: HomeDocument, variables: { orders: 5 } });
    assert.equal(kept?.viewer?.displayName, "Mei Lin");
  });

  await it("reads the code of an error", async () => {
    const asking = apollo(http(tokens.member)).query({ query: TrialBalanceDocument });
    await assert.rejects(asking, (error) => codeOf(error) === "FORBIDDEN");
  });

  // Apollo reads errors of a status above 299 only from application/graphql-response+json
  await it("reads the code of a refused token", { skip: withoutEdge }, async () => {
    const asking = apollo(http("not a token")).query({ query: HomeDocument });
    await assert.rejects(asking, (error) => codeOf(error) === "UNAUTHENTICATED");
  });

  await it("subscribes", async () => {
    const inbox = new Inbox<RefundUpdatedSubscription>();
    const subscription = apollo(socket(member.token))
      .subscribe({ query: RefundUpdatedDocument })
      .subscribe(({ data, error }) => {
        if (data) inbox.push(data);
        else inbox.fail(error);
      });
    await hearsOfRefunds(member, inbox);
    subscription.unsubscribe();
  });
});

function codeOf(error: unknown): unknown {
  return CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions?.["code"] : error;
}

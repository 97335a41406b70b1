import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  HomeDocument,
  type OrderStatus,
  RefundUpdatedDocument,
  type RefundUpdatedSubscription,
  UpdateProfileDocument,
} from "@rebated/client";
import { cacheExchange, Client, fetchExchange, subscriptionExchange } from "@urql/core";
import { createClient as connect, type FormattedExecutionResult } from "graphql-ws";
import { WebSocket } from "ws";
import { buyer } from "./support/buyer.js";
import { Inbox } from "./support/inbox.js";
import { hearsOfRefunds } from "./support/refunds.js";
import { url } from "./support/server.js";
import { present, succeeded } from "./support/succeeded.js";
import { hasType } from "./support/types.js";

function urql(token: string): Client {
  const authorization = `Bearer ${token}`;
  const socket = connect({
    url: `${url.replace("http", "ws")}/graphql/ws`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 0,
  });
  const subscriptions = subscriptionExchange({
    forwardSubscription: ({ query = "", variables = {} }) => ({
      subscribe: (sink) => {
        const next = ({ data = null, errors = [] }: FormattedExecutionResult) => {
          sink.next(errors.length > 0 ? { data, errors } : { data });
        };
        return { unsubscribe: socket.subscribe({ query, variables }, { ...sink, next }) };
      },
    }),
  });
  return new Client({
    url: `${url}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization } },
    exchanges: [cacheExchange, subscriptions, fetchExchange],
  });
}

await describe("urql", async () => {
  const member = await buyer(1);
  const client = urql(member.token);

  await it("queries and mutates", async () => {
    const home = await client.query(HomeDocument, { orders: 5 }).toPromise();
    assert.equal(home.error, undefined);
    const node = home.data?.viewer?.orders?.edges[0]?.node;
    assert.equal(hasType<string | undefined>()(node?.id), member.orderIds[0]);
    assert.equal(hasType<OrderStatus | undefined>()(node?.status), "PAID");

    const update = await client.mutation(UpdateProfileDocument, { input: { displayName: "Mei Lin" } }).toPromise();
    const { user } = succeeded(present(update.data, "data").userUpdate);
    assert.equal(hasType<string | undefined>()(user?.displayName), "Mei Lin");
  });

  await it("reads the code of an error", async () => {
    const { error } = await urql("not a token").query(HomeDocument, {}).toPromise();
    assert.equal(error?.graphQLErrors[0]?.extensions["code"], "UNAUTHENTICATED");
  });

  await it("subscribes", async () => {
    const inbox = new Inbox<RefundUpdatedSubscription>();
    const subscription = client
      .subscription(RefundUpdatedDocument, {})
      .subscribe(({ data, error }) => {
        if (data) inbox.push(data);
        else inbox.fail(error);
      });
    await hearsOfRefunds(member, inbox);
    subscription.unsubscribe();
  });
});

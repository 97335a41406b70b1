import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type AccountErrorCode,
  type CurrencyCode,
  HomeDocument,
  type OrderStatus,
  RefundUpdatedDocument,
  type RefundUpdatedSubscription,
  TrialBalanceDocument,
  UpdateProfileDocument,
} from "@rebated/client";
import { parse } from "graphql";
import { buyer } from "./support/buyer.js";
import { Inbox } from "./support/inbox.js";
import { hearsOfRefunds } from "./support/refunds.js";
import { clientOf, tokens, withoutEdge } from "./support/server.js";
import { present, succeeded } from "./support/succeeded.js";
import { hasType } from "./support/types.js";

await describe("the client", async () => {
  const member = await buyer(2);
  const client = clientOf(member.token);

  await it("reads", async () => {
    const { viewer } = await client.request(HomeDocument, { orders: 1 });
    const me = present(viewer, "viewer");
    assert.equal(hasType<string | null>()(me.email), member.email);
    assert.equal(hasType<string>()(me.locale), "zh-CN");
    const { edges, pageInfo } = present(me.orders, "orders");
    assert.equal(hasType<boolean>()(pageInfo.hasNextPage), true);
    const [edge, ...others] = edges;
    const order = present(edge, "order").node;
    assert.deepEqual(others, []);
    assert.equal(order.id, member.orderIds[0]);
    assert.equal(hasType<OrderStatus>()(order.status), "PAID");
    assert.equal(hasType<string>()(order.paid.amount), "120.00");
    assert.equal(hasType<CurrencyCode>()(order.paid.currencyCode), "CNY");
  });

  await it("reads without variables when none are needed", async () => {
    const { viewer } = await clientOf(tokens.member).request(HomeDocument);
    assert.equal(present(viewer, "viewer").role, "MEMBER");
    const { ledger } = await clientOf(tokens.finance).request(TrialBalanceDocument);
    const rows = present(ledger, "ledger").trialBalance;
    assert.ok(rows.some(({ purpose, currencyCode }) => purpose === "USER_AVAILABLE" && currencyCode === "CNY"));
  });

  await it("changes", async () => {
    const { viewer } = await client.request(HomeDocument);
    const { version } = present(viewer, "viewer");
    const input = { displayName: "Mei Lin", expectedVersion: version };

    const changed = succeeded((await client.request(UpdateProfileDocument, { input })).userUpdate).user;
    assert.equal(hasType<string | undefined>()(changed?.displayName), "Mei Lin");
    assert.equal(changed?.version, version + 1);

    const stale = (await client.request(UpdateProfileDocument, { input })).userUpdate;
    const [error, ...others] = present(stale, "payload").userErrors;
    assert.equal(hasType<AccountErrorCode | undefined>()(error?.code), "STALE_VERSION");
    assert.deepEqual(others, []);
  });

  await it("subscribes", async () => {
    const inbox = new Inbox<RefundUpdatedSubscription>();
    const events = client.subscribe(RefundUpdatedDocument);
    const reading = (async () => {
      for await (const event of events) inbox.push(event);
    })().catch((reason: unknown) => {
      inbox.fail(reason);
    });
    await hearsOfRefunds(member, inbox);
    await events.return?.();
    await reading;
  });

  await it("says why an operation is refused", async () => {
    const requestId = /^[0-9a-f-]{36}$/;
    const name = "RebatedError";
    const refused = { name, code: "UNAUTHENTICATED", message: "The token is not valid. Sign in again.", requestId };
    await assert.rejects(clientOf("not a token").request(HomeDocument), refused);
    const unknown: typeof HomeDocument = parse("{ nothing }");
    await assert.rejects(clientOf().request(unknown), { name, code: "GRAPHQL_VALIDATION_FAILED", requestId });
    const forbidden = { name, code: "FORBIDDEN", data: { ledger: null }, requestId };
    await assert.rejects(clientOf(tokens.member).request(TrialBalanceDocument), forbidden);
  });

  await it("says why a subscription is refused", async () => {
    const anonymous = clientOf().subscribe(RefundUpdatedDocument);
    await assert.rejects(anonymous.next(), { name: "RebatedError", code: "UNAUTHENTICATED" });
    const stranger = clientOf("not a token").subscribe(RefundUpdatedDocument);
    const code = withoutEdge ? "DISCONNECTED" : "UNAUTHENTICATED";
    await assert.rejects(stranger.next(), { name: "RebatedError", code });
  });
});

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { ImportOrdersDocument, LinkIdentityDocument, MyOrdersDocument, RegisterDocument } from "@rebated/client";
import { patiently } from "../../examples/wait.js";
import { clientOf, tokens } from "./server.js";
import { present, succeeded } from "./succeeded.js";

/** A member whom only one file of tests knows. */
export interface Buyer {
  readonly token: string;
  readonly email: string;
  readonly password: string;
  /** The ids of own orders, newest first. Each was paid with 120.00 CNY. */
  readonly orderIds: readonly string[];
}

/** Registers a member and imports orders that are theirs. */
export async function buyer(orders: number): Promise<Buyer> {
  const name = `buyer-${randomUUID()}`;
  const email = `${name}@example.com`;
  const password = `secret-${randomUUID()}`;
  const input = { displayName: "Mei", email, password };
  // few may register from one address at once, and suites before this one may have done so
  const { userRegister } = await patiently(() => clientOf().request(RegisterDocument, { input }));
  const registered = succeeded(userRegister);
  const userId = present(registered.user, "user").id;
  const token = present(registered.session, "session").accessToken;

  const admin = clientOf(tokens.admin);
  const identity = { userId, provider: "IMPORT", subject: name };
  succeeded((await admin.request(LinkIdentityDocument, { input: identity })).identityLink);
  const records = Array.from({ length: orders }, (_, index) => record(name, index));
  const imported = succeeded((await admin.request(ImportOrdersDocument, { input: { records } })).ordersImport);
  assert.deepEqual(imported.result, { created: orders, updated: 0, unchanged: 0 });

  const { viewer } = await clientOf(token).request(MyOrdersDocument);
  const orderIds = present(viewer?.orders, "orders").edges.map(({ node }) => node.id);
  assert.equal(orderIds.length, orders);
  return { token, email, password, orderIds };
}

function record(buyerRef: string, index: number) {
  const placedAt = new Date(Date.now() - (index + 1) * 60_000).toISOString();
  return {
    orderRef: `${buyerRef}-${String(index)}`,
    lineKey: `${buyerRef}-${String(index)}`,
    buyerRef,
    status: "PAID",
    title: "Green tea, 250 g",
    currency: "CNY",
    paid: "120.00",
    commission: "12.00",
    placedAt,
    modifiedAt: placedAt,
  };
}

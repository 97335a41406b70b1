import assert from "node:assert/strict";
import {
  CancelRefundDocument,
  RequestRefundDocument,
  type RefundSummaryFragment,
  type RefundUpdatedSubscription,
} from "@rebated/client";
import type { Buyer } from "./buyer.js";
import type { Inbox } from "./inbox.js";
import { clientOf, tokens } from "./server.js";
import { present, succeeded } from "./succeeded.js";

const support = clientOf(tokens.support);

/** Fails unless the buyer hears of a refund of theirs when support requests it and when support withdraws it. */
export async function hearsOfRefunds(buyer: Buyer, inbox: Inbox<RefundUpdatedSubscription>): Promise<void> {
  const orderId = present(buyer.orderIds[0], "order");
  await inbox.established(() => requestAndCancel(orderId));
  const requested = await request(orderId);
  assert.deepEqual(await heard(inbox, requested), [requested.id, "IN_REVIEW", requested.version]);
  const cancelled = await cancel(requested);
  assert.deepEqual(await heard(inbox, requested), [requested.id, "CANCELLED", cancelled.version]);
}

/** Causes events of a refund, and leaves the order as it was. */
export async function requestAndCancel(orderId: string): Promise<void> {
  await cancel(await request(orderId));
}

async function heard(inbox: Inbox<RefundUpdatedSubscription>, refund: RefundSummaryFragment): Promise<unknown[]> {
  const { refundUpdated } = await inbox.take((event) => event.refundUpdated.id === refund.id);
  return [refundUpdated.id, refundUpdated.status, refundUpdated.version];
}

async function request(orderId: string): Promise<RefundSummaryFragment> {
  const amount = { amount: "1.00", currencyCode: "CNY" } as const;
  const input = { orderId, amount, reason: "CHANGED_MIND" } as const;
  const { refundRequest } = await support.request(RequestRefundDocument, { input });
  return present(succeeded(refundRequest).refund, "refund");
}

async function cancel({ id }: RefundSummaryFragment): Promise<RefundSummaryFragment> {
  const { refundCancel } = await support.request(CancelRefundDocument, { input: { refundId: id } });
  return present(succeeded(refundCancel).refund, "refund");
}

import { type Client, RefundUpdatedDocument, type RefundSummaryFragment } from "@rebated/client";

/** Tells of refunds as they change, until it is told to stop. */
export async function watchRefunds(
  client: Client,
  tell: (refund: RefundSummaryFragment) => "stop" | "go on",
): Promise<void> {
  for await (const { refundUpdated } of client.subscribe(RefundUpdatedDocument)) {
    if (tell(refundUpdated) === "stop") return;
  }
}

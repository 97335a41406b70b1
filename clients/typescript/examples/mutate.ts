import { type Client, RequestRefundDocument, type RequestRefundMutationVariables } from "@rebated/client";

/** Asks for a refund. Answers what to tell the person who asked. */
export async function requestRefund(client: Client, input: RequestRefundMutationVariables["input"]): Promise<string> {
  const { refundRequest } = await client.request(RequestRefundDocument, { input });
  const { refund, userErrors = [] } = refundRequest ?? {};
  if (refund) return `Refund ${refund.number} is requested.`;
  return userErrors
    .map(({ code, message }) => (code === "TOO_MUCH" ? "That is more than is left of the order." : message))
    .join(" ");
}

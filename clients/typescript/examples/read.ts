import { type Client, HomeDocument } from "@rebated/client";

/** The name and balances of whoever asks, and the newest orders. */
export async function overview(client: Client): Promise<string[]> {
  const { viewer } = await client.request(HomeDocument, { orders: 5 });
  if (!viewer?.balances || !viewer.orders) throw new Error("nobody is signed in");
  return [
    viewer.displayName,
    ...viewer.balances.map(({ available }) => `${available.amount} ${available.currencyCode}`),
    ...viewer.orders.edges.map(({ node }) => `${node.number}: ${node.status}`),
  ];
}

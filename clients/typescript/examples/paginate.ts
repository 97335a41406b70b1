import { type Client, MyOrdersDocument, type MyOrdersQuery, type OrderSummaryFragment } from "@rebated/client";

/** All orders of whoever asks, newest first, read page by page. */
export async function* allOrders(client: Client, pageSize = 50): AsyncGenerator<OrderSummaryFragment> {
  let after: string | null = null;
  do {
    const { viewer }: MyOrdersQuery = await client.request(MyOrdersDocument, { first: pageSize, after });
    if (!viewer?.orders) throw new Error("nobody is signed in");
    for (const { node } of viewer.orders.edges) yield node;
    after = viewer.orders.pageInfo.hasNextPage ? viewer.orders.pageInfo.endCursor : null;
  } while (after !== null);
}

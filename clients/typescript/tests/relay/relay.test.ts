import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commitMutation, fetchQuery } from "relay-runtime";
import { waitForFragmentData } from "relay-runtime/experimental";
import home, { type HomeOrdersQuery } from "./__generated__/HomeOrdersQuery.graphql";
import nextPage, { type OrderListPaginationQuery } from "./__generated__/OrderListPaginationQuery.graphql";
import list, { type OrderList_viewer$key } from "./__generated__/OrderList_viewer.graphql";
import refetch, { type OrderRowRefetchQuery } from "./__generated__/OrderRowRefetchQuery.graphql";
import row, { type OrderRow_order$key } from "./__generated__/OrderRow_order.graphql";
import update, { type UpdateProfileMutation } from "./__generated__/UpdateProfileMutation.graphql";
import { environment } from "./environment";

void describe("Relay", async () => {
  // ES modules, while this folder is CommonJS: Relay's artifacts import each other without extensions
  const { buyer } = await import("../support/buyer.js");
  const { url } = await import("../support/server.js");
  const { present, succeeded } = await import("../support/succeeded.js");
  const { hasType } = await import("../support/types.js");

  const { token, orderIds } = await buyer(3);

  await it("adds a page to a connection", async () => {
    const relay = environment(url, token);
    const first = await fetchQuery<HomeOrdersQuery>(relay, home, { count: 2 }).toPromise();
    const viewer = present(first?.viewer, "viewer");
    const { id, orders } = await waitForFragmentData<OrderList_viewer$key>(relay, list, viewer);
    const { edges, pageInfo } = present(orders, "orders");
    assert.equal(hasType<boolean>()(pageInfo.hasNextPage), true);
    assert.equal(edges.length, 2);

    const variables = { id, count: 2, cursor: present(pageInfo.endCursor, "cursor") };
    await fetchQuery<OrderListPaginationQuery>(relay, nextPage, variables).toPromise();
    const after = await waitForFragmentData<OrderList_viewer$key>(relay, list, viewer);
    const grown = present(after.orders, "orders");
    assert.equal(grown.pageInfo.hasNextPage, false);
    const ids = grown.edges.map(({ node }) => hasType<string>()(node.id));
    assert.deepEqual(ids, orderIds);
  });

  await it("reads one object again", async () => {
    const relay = environment(url, token);
    const id = present(orderIds[0], "order");
    const answer = await fetchQuery<OrderRowRefetchQuery>(relay, refetch, { id }).toPromise();
    const order = await waitForFragmentData<OrderRow_order$key>(relay, row, present(answer?.node, "node"));
    assert.deepEqual([order.status, order.paid], ["PAID", { amount: "120.00", currencyCode: "CNY" }]);
  });

  await it("puts what a mutation answers into its store", async () => {
    const relay = environment(url, token);
    const first = await fetchQuery<HomeOrdersQuery>(relay, home, { count: 1 }).toPromise();
    const viewer = present(first?.viewer, "viewer");
    assert.equal((await waitForFragmentData<OrderList_viewer$key>(relay, list, viewer)).displayName, "Mei");

    const variables = { input: { displayName: "Mei Lin" } };
    const answer = await new Promise<UpdateProfileMutation["response"]>((onCompleted, onError) => {
      commitMutation<UpdateProfileMutation>(relay, { mutation: update, variables, onCompleted, onError });
    });
    assert.equal(succeeded(answer.userUpdate).user?.displayName, "Mei Lin");
    assert.equal((await waitForFragmentData<OrderList_viewer$key>(relay, list, viewer)).displayName, "Mei Lin");
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HomeDocument, RebatedError } from "@rebated/client";
import { connect } from "../examples/connect.js";
import { requestRefund } from "../examples/mutate.js";
import { allOrders } from "../examples/paginate.js";
import { overview } from "../examples/read.js";
import { signIn } from "../examples/sign-in.js";
import { clientOfSession } from "../examples/stay-signed-in.js";
import { watchRefunds } from "../examples/subscribe.js";
import { patiently } from "../examples/wait.js";
import { buyer } from "./support/buyer.js";
import { Inbox } from "./support/inbox.js";
import { requestAndCancel } from "./support/refunds.js";
import { url } from "./support/server.js";
import { present } from "./support/succeeded.js";

await describe("the examples", async () => {
  const { token, email, password, orderIds } = await buyer(3);
  const client = connect(url, token);

  await it("sign in, and stay signed in", async () => {
    const session = await patiently(() => signIn(url, email, password));
    assert.equal((await clientOfSession(url, session).request(HomeDocument)).viewer?.email, email);

    const ended = clientOfSession(url, { ...session, accessTokenExpiresAt: "2026-01-01T00:00:00.000Z" });
    const answers = await Promise.all([ended.request(HomeDocument), ended.request(HomeDocument)]);
    assert.deepEqual(answers.map(({ viewer }) => viewer?.email), [email, email]);

    const guess = patiently(() => signIn(url, email, "wrong password"));
    await assert.rejects(guess, { message: "The credentials are not valid." });
  });

  await it("read", async () => {
    const lines = await overview(client);
    assert.equal(lines[0], "Mei");
    assert.equal(lines.filter((line) => line.endsWith(": PAID")).length, 3);
  });

  await it("paginate", async () => {
    for (const pageSize of [1, 2, 3]) {
      const ids = [];
      for await (const { id } of allOrders(client, pageSize)) ids.push(id);
      assert.deepEqual(ids, orderIds);
    }
  });

  await it("mutate", async () => {
    const orderId = present(orderIds[1], "order");
    const ask = (amount: string) =>
      requestRefund(client, { orderId, amount: { amount, currencyCode: "CNY" }, reason: "OTHER" });
    assert.match(await ask("1.00"), /^Refund \S+ is requested\.$/);
    assert.equal(await ask("119.01"), "That is more than is left of the order.");
    assert.equal(await ask("0.00"), "The amount must be above zero.");
  });

  await it("subscribe", async () => {
    const inbox = new Inbox<string>();
    const watching = watchRefunds(client, ({ status }) => {
      inbox.push(status);
      return status === "CANCELLED" ? "stop" : "go on";
    });
    await inbox.established(() => requestAndCancel(present(orderIds[2], "order")));
    assert.equal(await inbox.take((status) => status === "CANCELLED"), "CANCELLED");
    await watching;
  });

  await it("wait", async () => {
    let runs = 0;
    const run = () => {
      runs += 1;
      const errors = [{ message: "Wait.", extensions: { code: "THROTTLED", retryAfterSeconds: 0 } }];
      return runs === 1 ? Promise.reject(RebatedError.of(errors)) : Promise.resolve(runs);
    };
    assert.equal(await patiently(run), 2);
  });
});

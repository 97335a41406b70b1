import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { ask } from './ask.js';
import { tokens } from './server.js';
import { soon } from './within.js';

export const ORDER_UPDATED = 'subscription { orderUpdated { externalId } }';

const IMPORT = `
  mutation Import($input: OrdersImportInput!) {
    ordersImport(input: $input) {
      result { created }
      failures { problems { field code } }
      userErrors { code }
    }
  }
`;

/** Has the server learn of a new order, which subscribers to `orderUpdated` are told of. */
export async function reportOrder(number) {
  const time = '2026-10-01T08:00:00+08:00';
  const record = {
    orderRef: number, lineKey: number, status: 'PAID', title: 'Tea', currency: 'CNY',
    paid: '10.00', commission: '1.00', placedAt: time, modifiedAt: time,
  };
  const data = await ask(tokens.admin, IMPORT, { input: { records: [record] } });
  assert.deepEqual(data.ordersImport, { result: { created: 1 }, failures: [], userErrors: [] });
}

/**
 * Checks that a stream of order numbers tells of new orders: of each once, in their order.
 *
 * No protocol says when a subscription has begun, so orders are reported until one is heard. From that one
 * on, none may be missing.
 */
export async function hearOrders(numbers) {
  const prefix = `${randomUUID()}-`;
  const sent = [];
  const report = async () => {
    sent.push(`${prefix}${sent.length}`);
    await reportOrder(sent.at(-1));
  };
  const own = (async function* ownOrders() {
    for await (const number of numbers) if (number.startsWith(prefix)) yield number;
  })();
  const next = async () => {
    const { done, value } = await own.next();
    assert.ok(!done, 'the subscription ended');
    return value;
  };

  const first = next();
  first.catch(() => {});
  const reportUntilHeard = async () => {
    do await report(); while (await Promise.race([first, delay(200, 'silence')]) === 'silence' && sent.length < 20);
    return first;
  };
  const heard = [await soon('a first order', reportUntilHeard())];
  await report();
  while (heard.at(-1) !== sent.at(-1)) heard.push(await soon('the last order', next()));
  assert.deepEqual(heard, sent.slice(sent.indexOf(heard[0])));
}

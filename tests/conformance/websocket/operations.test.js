import { describe, test } from 'node:test';
import assert from 'node:assert/strict';

import { ORDER_UPDATED, hearOrders } from '../orders.js';
import { tokens } from '../server.js';
import { RawSocket } from './raw-socket.js';

const MOST_OPERATIONS = 32;

/** A subscription that stays silent: finance has no rebates, so their balance never changes. */
const SILENT = 'subscription { balanceChanged { asOf } }';

function subscribeOften(socket, count) {
  for (let n = 0; n < count; n += 1) socket.subscribe(`${n}`, SILENT);
}

describe('operations', () => {
  test('complete stops one and leaves the others', async (t) => {
    const socket = await RawSocket.acknowledged(t, tokens.support);
    socket.subscribe('stopped', ORDER_UPDATED);
    socket.subscribe('kept', ORDER_UPDATED);
    socket.send({ type: 'complete', id: 'stopped' });
    // other suites report orders, too: until the server has read `complete`, both may hear of them
    socket.send({ type: 'ping' });
    while ((await socket.next()).type !== 'pong');
    await hearOrders((async function* numbers() {
      for (;;) {
        const message = await socket.next();
        assert.deepEqual([message.type, message.id], ['next', 'kept']);
        yield message.payload.data.orderUpdated.externalId;
      }
    })());
  });

  test('an id is free again after complete', async (t) => {
    const socket = await RawSocket.acknowledged(t, tokens.finance);
    socket.subscribe('1', SILENT);
    socket.send({ type: 'complete', id: '1' });
    socket.subscribe('1', '{ __typename }');
    await socket.isAnswered('1', { __typename: 'Query' });
    socket.subscribe('1', '{ __typename }');
    await socket.isAnswered('1', { __typename: 'Query' });
  });

  for (const id of ['1', '号'.repeat(200)]) {
    test(`4409: an id that is in use, of ${id.length} characters`, async (t) => {
      const socket = await RawSocket.acknowledged(t, tokens.finance);
      socket.subscribe(id, SILENT);
      socket.subscribe(id, SILENT);
      await socket.isClosed(4409);
    });
  }

  test(`${MOST_OPERATIONS} at once are served`, async (t) => {
    const socket = await RawSocket.acknowledged(t, tokens.finance);
    subscribeOften(socket, MOST_OPERATIONS);
    await socket.isQuiet();
    socket.send({ type: 'complete', id: '0' });
    socket.subscribe('one more', SILENT);
    await socket.isQuiet();
  });

  test('4429: one operation more', async (t) => {
    const socket = await RawSocket.acknowledged(t, tokens.finance);
    subscribeOften(socket, MOST_OPERATIONS + 1);
    await socket.isClosed(4429);
  });
});

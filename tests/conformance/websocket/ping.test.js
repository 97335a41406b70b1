import { describe, test } from 'node:test';
import assert from 'node:assert/strict';

import { RawSocket } from './raw-socket.js';

describe('ping', { concurrency: true }, () => {
  test('the server pings every 20 s', async (t) => {
    const socket = await RawSocket.acknowledged(t);
    const begin = Date.now();
    const { type } = await socket.next(40_000);
    const waited = Date.now() - begin;
    assert.equal(type, 'ping');
    assert.ok(waited >= 18_000 && waited < 30_000, `after ${waited} ms`);
    socket.send({ type: 'pong' });
    await socket.isQuiet();
  });

  test('a ping is answered by a pong with its payload', async (t) => {
    const socket = await RawSocket.acknowledged(t);
    const payload = { text: '返利', nested: { list: [1, null, true] } };
    socket.send({ type: 'ping', payload });
    assert.deepEqual(await socket.next(), { type: 'pong', payload });
  });

  test('a ping without payload is answered by a pong without one', async (t) => {
    const socket = await RawSocket.acknowledged(t);
    socket.send({ type: 'ping' });
    assert.deepEqual(await socket.next(), { type: 'pong' });
  });

  test('a ping is answered before connection_init', async (t) => {
    const socket = await RawSocket.open(t);
    await socket.isQuiet();
  });
});

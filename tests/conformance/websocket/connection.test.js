import { describe, test } from 'node:test';
import assert from 'node:assert/strict';

import { ask } from '../ask.js';
import { bearer, tokens } from '../server.js';
import { PROTOCOL, RawSocket } from './raw-socket.js';

const init = (payload) => ({ type: 'connection_init', ...(payload && { payload }) });

describe('the connection', { concurrency: true }, () => {
  test('a client that says nothing of itself is acknowledged as nobody', async (t) => {
    const socket = await RawSocket.acknowledged(t);
    socket.subscribe('1', '{ viewer { id } }');
    await socket.isAnswered('1', { viewer: null });
  });

  test('the sub-protocol is chosen among several', async (t) => {
    const socket = await RawSocket.open(t, { protocols: ['graphql-ws', PROTOCOL] });
    assert.equal(socket.protocol, PROTOCOL);
  });

  test('a close is answered by a close', async (t) => {
    const socket = await RawSocket.acknowledged(t);
    socket.close(1000);
    await socket.isClosed(1000);
  });

  test('4406: no sub-protocol', async (t) => {
    await (await RawSocket.open(t, { protocols: [] })).isClosed(4406);
  });

  test('4406: another sub-protocol', async (t) => {
    // ws would give up before the server's close frame if it knew that it had asked for a sub-protocol
    const headers = { 'Sec-WebSocket-Protocol': 'graphql-ws' };
    await (await RawSocket.open(t, { protocols: [], headers })).isClosed(4406);
  });

  test('4401: subscribe before connection_init', async (t) => {
    const socket = await RawSocket.open(t);
    socket.subscribe('1', '{ __typename }');
    await socket.isClosed(4401);
  });

  test('4429: a second connection_init', async (t) => {
    const socket = await RawSocket.acknowledged(t);
    socket.send(init());
    await socket.isClosed(4429);
  });

  test('4429: a second connection_init before the first is acknowledged', async (t) => {
    const socket = await RawSocket.open(t);
    socket.send(init(bearer(tokens.member)));
    socket.send(init(bearer(tokens.member)));
    await socket.isClosed(4429);
  });

  for (const authorization of ['Bearer nonsense', 'Bearer', 'Basic bm9uc2Vuc2U6', '']) {
    test(`4403: authorization "${authorization}"`, async (t) => {
      const socket = await RawSocket.open(t);
      socket.send(init({ authorization }));
      await socket.isClosed(4403);
    });
  }

  test('4403: the token expires', async (t) => {
    const begin = Date.now();
    const input = { name: 'conformance', scopes: ['ORDERS_READ'], expiresAt: new Date(begin + 6_000).toISOString() };
    const { apiKeyCreate } = await ask(tokens.admin, `
      mutation Key($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { secret userErrors { code } } }
    `, { input });
    assert.deepEqual(apiKeyCreate.userErrors, []);
    const socket = await RawSocket.acknowledged(t, apiKeyCreate.secret);
    await socket.isClosed(4403);
    assert.ok(Date.now() - begin >= 5_900, 'not before it has expired');
  });

  test('4408: no connection_init within 3 s', async (t) => {
    const begin = Date.now();
    const socket = await RawSocket.open(t);
    await socket.isClosed(4408);
    const waited = Date.now() - begin;
    assert.ok(waited >= 2_900 && waited < 8_000, `after ${waited} ms`);
  });

  test('4408: a ping is no connection_init', async (t) => {
    const socket = await RawSocket.open(t);
    await socket.isQuiet();
    await socket.isClosed(4408);
  });
});

import { test } from 'node:test';
import assert from 'node:assert/strict';

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { bare } from '../bare.js';
import { ORDER_UPDATED, hearOrders } from '../orders.js';
import { bearer, socketUrl, tokens } from '../server.js';
import { soon } from '../within.js';

/** graphql-ws's own client, which checks every message that it gets. */
function connect(t, token, options = {}) {
  const client = createClient({
    url: socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: token && bearer(token),
    retryAttempts: 0,
    ...options,
  });
  t.after(() => client.dispose());
  return client;
}

async function all(operation) {
  const results = [];
  const end = (async () => {
    for await (const result of operation) results.push(bare(result));
  })();
  await soon('the end of the operation', end);
  return results;
}

test('the client connects and is acknowledged', async (t) => {
  await soon('the acknowledgement', new Promise((resolve) => {
    connect(t, tokens.member, { lazy: false, on: { connected: resolve } });
  }));
});

test('a query has one result', async (t) => {
  const client = connect(t, tokens.member);
  const query = 'query Who($skip: Boolean!) { viewer { role locale @skip(if: $skip) } }';
  const results = await all(client.iterate({ query, operationName: 'Who', variables: { skip: true } }));
  assert.deepEqual(results, [{ data: { viewer: { role: 'MEMBER' } } }]);
});

test('a mutation has one result', async (t) => {
  const client = connect(t, tokens.support);
  const query = 'mutation { userUpdate(input: { locale: "zh-CN" }) { user { locale } userErrors { code } } }';
  const results = await all(client.iterate({ query }));
  assert.deepEqual(results, [{ data: { userUpdate: { user: { locale: 'zh-CN' }, userErrors: [] } } }]);
});

test('a subscription tells what a mutation changes', async (t) => {
  const client = connect(t, tokens.support);
  const events = client.iterate({ query: ORDER_UPDATED });
  await hearOrders((async function* numbers() {
    for await (const { data, errors } of events) {
      assert.equal(errors, undefined);
      yield data.orderUpdated.externalId;
    }
  })());
});

test('a request error ends the operation with errors', async (t) => {
  const client = connect(t, tokens.member);
  const operation = all(client.iterate({ query: '{ nothingOfThisName }' }));
  await assert.rejects(operation, (errors) => {
    assert.deepEqual(errors.map((error) => error.extensions.code), ['GRAPHQL_VALIDATION_FAILED']);
    return true;
  });
});

test('a bad token closes with 4403', async (t) => {
  const client = connect(t, 'nonsense');
  await assert.rejects(all(client.iterate({ query: '{ __typename }' })), { code: 4403 });
});

test('a lazy client closes after its last operation and connects again for the next', async (t) => {
  const closes = [];
  const client = connect(t, tokens.member, { on: { closed: ({ code, wasClean }) => closes.push([code, wasClean]) } });
  for (const expected of [1, 2]) {
    assert.deepEqual(await all(client.iterate({ query: '{ __typename }' })), [{ data: { __typename: 'Query' } }]);
    await soon('the close', new Promise((resolve) => {
      const stop = client.on('closed', () => { stop(); resolve(); });
      if (closes.length === expected) resolve();
    }));
  }
  assert.deepEqual(closes, [[1000, true], [1000, true]]);
});

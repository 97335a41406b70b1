import { test } from 'node:test';
import assert from 'node:assert/strict';

import { createClient } from 'graphql-sse';

import { bare } from '../bare.js';
import { ORDER_UPDATED, hearOrders } from '../orders.js';
import { bearer, graphqlUrl, tokens } from '../server.js';
import { soon } from '../within.js';

/** graphql-sse's own client in distinct connections mode. */
function connect(t, token) {
  const client = createClient({
    url: graphqlUrl,
    singleConnection: false,
    headers: token ? bearer(token) : {},
    retryAttempts: 0,
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

test('a query has one result', async (t) => {
  const client = connect(t, tokens.member);
  const query = 'query Who($skip: Boolean!) { viewer { role locale @skip(if: $skip) } }';
  const results = await all(client.iterate({ query, operationName: 'Who', variables: { skip: true } }));
  assert.deepEqual(results, [{ data: { viewer: { role: 'MEMBER' } } }]);
});

test('a mutation has one result', async (t) => {
  const client = connect(t, tokens.finance);
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

test('a request error is one result with errors and nothing else', async (t) => {
  const client = connect(t, tokens.member);
  const [{ errors, ...rest }, ...more] = await all(client.iterate({ query: '{ nothingOfThisName }' }));
  assert.deepEqual(errors.map((error) => error.extensions.code), ['GRAPHQL_VALIDATION_FAILED']);
  assert.deepEqual([rest, more], [{}, []]);
});

test('an error beside data comes with it', async (t) => {
  const client = connect(t, tokens.member);
  const query = 'mutation { billsIssue(input: { month: "2020-01" }) { userErrors { code } } }';
  const [{ data, errors }, ...more] = await all(client.iterate({ query }));
  assert.deepEqual([data, more], [{ billsIssue: null }, []]);
  assert.deepEqual(errors.map((error) => error.extensions.code), ['FORBIDDEN']);
});

test('a bad token is told by the status', async (t) => {
  const client = connect(t, 'nonsense');
  await assert.rejects(all(client.iterate({ query: '{ __typename }' })), ({ response }) => response.status === 401);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';

import { tokens } from '../server.js';
import { RawSocket } from './raw-socket.js';

const requestErrors = [
  ['GRAPHQL_PARSE_FAILED', '{'],
  ['GRAPHQL_VALIDATION_FAILED', '{ nothingOfThisName }'],
  ['BAD_USER_INPUT', 'query($id: ID!) { node(id: $id) { id } }'],
  ['OPERATION_RESOLUTION_FAILURE', 'query A { __typename } query B { __typename }'],
  ['GRAPHQL_VALIDATION_FAILED', 'subscription { orderUpdated { id } refundUpdated { id } }'],
];

for (const [code, query] of requestErrors) {
  test(`${code} is an error message: ${query}`, async (t) => {
    const socket = await RawSocket.acknowledged(t, tokens.support);
    socket.subscribe('1', query);
    const { type, id, payload } = await socket.next();
    assert.deepEqual([type, id], ['error', '1']);
    assert.deepEqual(new Set(payload.map((error) => error.extensions?.code)), new Set([code]));
    // the error was the operation's last message, and its id is free
    socket.subscribe('1', '{ __typename }');
    await socket.isAnswered('1', { __typename: 'Query' });
  });
}

test('a subscription that the caller may not start is an error message', async (t) => {
  const socket = await RawSocket.acknowledged(t);
  socket.subscribe('1', 'subscription { balanceChanged { asOf } }');
  const { type, id, payload } = await socket.next();
  assert.deepEqual([type, id], ['error', '1']);
  assert.deepEqual(payload.map((error) => error.extensions?.code), ['UNAUTHENTICATED']);
});

test('an error beside data comes in next', async (t) => {
  const socket = await RawSocket.acknowledged(t, tokens.member);
  socket.subscribe('1', 'mutation { billsIssue(input: { month: "2020-01" }) { userErrors { code } } }');
  const { type, id, payload } = await socket.next();
  assert.deepEqual([type, id, payload.data], ['next', '1', { billsIssue: null }]);
  assert.deepEqual(payload.errors.map((error) => error.extensions?.code), ['FORBIDDEN']);
  assert.deepEqual(await socket.next(), { type: 'complete', id: '1' });
});

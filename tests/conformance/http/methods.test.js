import { test } from 'node:test';
import assert from 'node:assert/strict';

import { GRAPHQL_TYPE, exchange } from './exchange.js';
import { assertRefused } from './refusal.js';
import { bare } from '../bare.js';
import { tokens } from '../server.js';

const get = (search, token) => exchange({ method: 'GET', search, token, headers: { accept: GRAPHQL_TYPE } });
const read = (text) => bare(JSON.parse(text));
const listed = (allow) => (allow ?? '').split(',').map((method) => method.trim()).sort();

test('a query is served by GET', async () => {
  const { status, text } = await get({ query: '{ viewer { role } }' }, tokens.member);
  assert.equal(status, 200);
  assert.deepEqual(read(text), { data: { viewer: { role: 'MEMBER' } } });
});

test('GET takes operationName, variables and extensions', async () => {
  const { status, text } = await get({
    query: 'query A { a: __typename } query B($skip: Boolean!) { b: __typename c: __typename @skip(if: $skip) }',
    operationName: 'B',
    variables: JSON.stringify({ skip: true }),
    extensions: JSON.stringify({ anything: 1 }),
  });
  assert.equal(status, 200);
  assert.deepEqual(read(text), { data: { b: 'Query' } });
});

for (const search of [
  {},
  { query: '{ __typename }', variables: '{' },
  { query: '{ __typename }', variables: '[]' },
  { query: '{ __typename }', extensions: '1' },
]) {
  test(`GET with ${JSON.stringify(search)} is malformed`, async () => {
    assertRefused(await get(search), 400, 'BAD_REQUEST');
  });
}

for (const search of [
  { query: 'mutation { userUpdate(input: {}) { user { id } } }' },
  { query: 'query A { __typename } mutation B { __typename }', operationName: 'B' },
]) {
  test(`GET does not change anything: ${search.query}`, async () => {
    const response = await get(search, tokens.member);
    assertRefused(response, 405, 'METHOD_NOT_ALLOWED');
    assert.deepEqual(listed(response.headers.allow), ['POST']);
  });
}

test('GET serves the query beside a mutation', async () => {
  const query = 'query A { __typename } mutation B { __typename }';
  const { status, text } = await get({ query, operationName: 'A' });
  assert.equal(status, 200);
  assert.deepEqual(read(text), { data: { __typename: 'Query' } });
});

for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
  test(`${method} is not allowed`, async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await exchange({ method, headers, body: '{"query":"{ __typename }"}' });
    assertRefused(response, 405, 'METHOD_NOT_ALLOWED');
    assert.deepEqual(listed(response.headers.allow), ['GET', 'POST']);
  });
}

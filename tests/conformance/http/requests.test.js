import { test } from 'node:test';
import assert from 'node:assert/strict';

import { GRAPHQL_TYPE, JSON_TYPE, exchange, post } from './exchange.js';
import { assertRefused } from './refusal.js';

const QUERY = JSON.stringify({ query: '{ __typename }' });
const MIB = 1024 * 1024;

/** A body of exactly so many bytes that is served if its size is. */
function sized(bytes) {
  const frame = { query: '{ __typename }', extensions: { padding: '' } };
  frame.extensions.padding = 'x'.repeat(bytes - JSON.stringify(frame).length);
  return JSON.stringify(frame);
}

for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) {
  test(`Content-Type: ${type} is read`, async () => {
    assert.equal((await exchange({ headers: { 'content-type': type }, body: QUERY })).status, 200);
  });
}

for (const type of [
  undefined, 'text/plain', 'application/graphql', 'application/jsonx', 'application/json; charset=utf-16',
  'application/json; charset=iso-8859-1', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x',
]) {
  test(`Content-Type: ${type ?? '(none)'} is not supported`, async () => {
    const response = await exchange({ headers: { ...(type && { 'content-type': type }) }, body: QUERY });
    assertRefused(response, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });
}

for (const accept of [JSON_TYPE, GRAPHQL_TYPE]) {
  for (const body of [
    '', '{', '1', 'null', '"{ __typename }"', '{}', '{"query":null}', '{"query":1}',
    '{"query":"{ __typename }","operationName":1}', '{"query":"{ __typename }","variables":[]}',
    '{"query":"{ __typename }","variables":"{}"}', '{"query":"{ __typename }","extensions":1}',
  ]) {
    test(`${body || '(nothing)'} is malformed as ${accept}`, async () => {
      assertRefused(await post(body, { headers: { accept } }), 400, 'BAD_REQUEST');
    });
  }

  for (const body of [`[${QUERY},${QUERY}]`, `[${QUERY}]`, '[]']) {
    test(`batches are not supported as ${accept}: ${body}`, async () => {
      assertRefused(await post(body, { headers: { accept } }), 400, 'BATCHING_NOT_SUPPORTED');
    });
  }

  for (const authorization of ['Bearer nonsense', 'Bearer', 'Basic bm9uc2Vuc2U6', 'Bearer rbk_none_nothing']) {
    test(`Authorization: ${authorization} is refused as ${accept}`, async () => {
      const response = await post(QUERY, { headers: { accept, authorization } });
      assertRefused(response, 401, 'UNAUTHENTICATED');
      assert.match(response.headers['www-authenticate'] ?? '', /^Bearer\b/);
    });
  }
}

test('a body of 1 MiB is read', async () => {
  assert.equal((await post(sized(MIB))).status, 200);
});

test('a longer one is too large', async () => {
  assertRefused(await post(sized(MIB + 1)), 413, 'PAYLOAD_TOO_LARGE');
});

test('a longer one is too large when its length is not announced', async () => {
  const headers = { 'transfer-encoding': 'chunked' };
  assertRefused(await post(sized(MIB + 1), { headers }), 413, 'PAYLOAD_TOO_LARGE');
});

import { test } from 'node:test';
import assert from 'node:assert/strict';

import { GRAPHQL_TYPE, JSON_TYPE, essence, exchange, post } from './exchange.js';
import { assertRefused } from './refusal.js';

const QUERY = { query: '{ __typename }' };
const INVALID = { query: '{ nothingOfThisName }' };
const EVENTS = 'text/event-stream';

const answered = [
  [undefined, JSON_TYPE],
  ['*/*', JSON_TYPE],
  [JSON_TYPE, JSON_TYPE],
  ['Application/JSON', JSON_TYPE],
  [GRAPHQL_TYPE, GRAPHQL_TYPE],
  [`${GRAPHQL_TYPE}; charset=utf-8`, GRAPHQL_TYPE],
  [`${GRAPHQL_TYPE}, ${JSON_TYPE};q=0.9`, GRAPHQL_TYPE],
  [`${JSON_TYPE}, ${GRAPHQL_TYPE}`, GRAPHQL_TYPE],
  [`${GRAPHQL_TYPE};q=0.5, ${JSON_TYPE}`, JSON_TYPE],
  [`${GRAPHQL_TYPE};q=0, ${JSON_TYPE};q=0.1`, JSON_TYPE],
  ['text/html, */*;q=0.1', JSON_TYPE],
  [EVENTS, EVENTS],
  [`${EVENTS};q=0.5, ${GRAPHQL_TYPE}`, GRAPHQL_TYPE],
];

for (const [accept, type] of answered) {
  test(`Accept: ${accept ?? '(none)'} is answered as ${type}`, async () => {
    const headers = { 'content-type': JSON_TYPE, ...(accept && { accept }) };
    const response = await exchange({ headers, body: JSON.stringify(QUERY) });
    assert.equal(response.status, 200);
    assert.equal(essence(response), type);
  });
}

for (const accept of ['text/html', 'application/xml', `${JSON_TYPE};q=0`, `${GRAPHQL_TYPE};q=0`, 'image/*']) {
  test(`Accept: ${accept} is not acceptable`, async () => {
    assertRefused(await post(QUERY, { headers: { accept } }), 406, 'NOT_ACCEPTABLE');
  });
}

for (const type of [JSON_TYPE, GRAPHQL_TYPE]) {
  test(`${type} says its encoding and that it depends on Accept`, async () => {
    for (const parameters of [QUERY, INVALID]) {
      const { headers } = await post(parameters, { headers: { accept: type } });
      assert.equal(headers['content-type'].toLowerCase(), `${type}; charset=utf-8`);
      const varies = (headers.vary ?? '').split(',').map((name) => name.trim().toLowerCase());
      assert.ok(varies.includes('accept'), `Vary: ${headers.vary}`);
    }
  });
}

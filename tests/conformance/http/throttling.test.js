import { test } from 'node:test';
import assert from 'node:assert/strict';

import { GRAPHQL_TYPE, JSON_TYPE, post } from './exchange.js';
import { assertRefused } from './refusal.js';

const guess = (_, n) => `
  g${n}: sessionCreate(input: { email: "n${n}@example.com", password: "wrong wrong" }) { userErrors { code } }
`;

for (const accept of [JSON_TYPE, GRAPHQL_TYPE]) {
  test(`too many guesses at once are told when to come back, as ${accept}`, async () => {
    const query = `mutation { ${Array.from({ length: 40 }, guess).join(' ')} }`;
    const response = await post({ query }, { headers: { accept } });
    assertRefused(response, 429, 'THROTTLED');
    assert.match(response.headers['retry-after'] ?? '', /^[1-9][0-9]*$/);
  });
}

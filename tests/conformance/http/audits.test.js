import { test } from 'node:test';
import assert from 'node:assert/strict';

import { serverAudits } from 'graphql-http';

import { graphqlUrl } from '../server.js';

for (const audit of serverAudits({ url: graphqlUrl })) {
  test(`${audit.id}: ${audit.name}`, async (t) => {
    const result = await audit.fn();
    if (audit.name.startsWith('MAY')) {
      t.diagnostic(`${audit.id}: ${result.status}${result.reason ? `, ${result.reason}` : ''}`);
    } else {
      assert.equal(result.status, 'ok', `${audit.id}: ${result.reason}`);
    }
  });
}

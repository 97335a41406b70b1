import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { problems } from './policy.js';

const text = (relative) => readFileSync(new URL(relative, import.meta.url), 'utf8');

test('schema.graphql keeps what the released schema promised', async () => {
  assert.deepEqual(await problems({
    released: text('../released/schema.graphql'),
    current: text('../../../schema.graphql'),
    removed: text('../released/removed.txt'),
    changelog: text('../../../CHANGELOG.md'),
    today: new Date().toISOString().slice(0, 10),
  }), []);
});

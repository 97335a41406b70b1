import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { operationRules, schemaRules } from './eslint-rules.js';
import { findings } from './eslint.js';

const SCHEMA = `
type Query { getThings(first: Int): ThingConnection! }
type ThingConnection { edges: [ThingEdge!]!, pageInfo: PageInfo! }
type ThingEdge { cursor: String!, node: [Thing!]! }
type Thing { Name: String @deprecated }
type PageInfo { hasNextPage: Boolean! }
`;

const OPERATIONS = `
query ThingsQuery($unused: Int) { getThings(first: 1) { edges { node { Name } } } }
`;

// not in eslint.test.js: the plugin remembers the edge types of the first schema that a process shows it
test('the linter sees what is wrong', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [schema, documents] = ['schema.graphql', 'operations.graphql'].map((name) => join(folder, name));
  writeFileSync(schema, SCHEMA);
  writeFileSync(documents, OPERATIONS);
  const seen = async (files, rules) => {
    const found = await findings({ folder, files, schema, documents, rules });
    return Object.keys(found).sort();
  };

  assert.deepEqual(await seen('schema.graphql', schemaRules), [
    'naming-convention', 'relay-arguments', 'relay-edge-types', 'relay-page-info', 'require-deprecation-reason',
    'require-description', 'require-nullable-result-in-root', 'strict-id-in-types',
  ]);
  assert.deepEqual(await seen('operations.graphql', operationRules), [
    'naming-convention', 'no-deprecated', 'no-unused-variables',
  ]);
});

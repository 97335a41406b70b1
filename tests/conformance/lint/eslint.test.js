import { describe, test } from 'node:test';
import assert from 'node:assert/strict';

import { buildSchema } from 'graphql';

import { VALUES, operationRules, schemaRules } from './eslint-rules.js';
import { findings } from './eslint.js';
import { operationsPath, root, schemaPath, schemaText } from './files.js';

for (const [files, rules] of [['schema.graphql', schemaRules], ['clients/operations/*.graphql', operationRules]]) {
  const found = await findings({ folder: root, files, schema: schemaPath, documents: operationsPath, rules });

  describe(files, () => {
    const switchedOn = Object.keys(rules).filter((rule) => rules[rule] !== 'off');
    for (const rule of ['unreadable', ...switchedOn.map((name) => name.replace('@graphql-eslint/', ''))]) {
      test(rule, () => assert.deepEqual(found[rule] ?? [], []));
    }
  });
}

test('every type that is excepted from having an id is there and has none', () => {
  const schema = buildSchema(schemaText());
  assert.deepEqual(VALUES.filter((name) => schema.getType(name)?.getFields().id !== undefined), []);
  assert.deepEqual(VALUES.filter((name) => !schema.getType(name)), []);
});

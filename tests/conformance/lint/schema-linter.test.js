import { describe, test } from 'node:test';
import assert from 'node:assert/strict';

import linter from 'graphql-schema-linter';

import { schemaText } from './files.js';

const { configuration, validator } = linter;

/** Lints with every rule that graphql-schema-linter has; answers one line for each finding. */
function findings(definition) {
  const sourceMap = { getOriginalPathForLine: () => 'schema.graphql' };
  const settings = new configuration.Configuration({ definition, sourceMap });
  return validator.validateSchemaDefinition({ definition, sourceMap }, settings.getRules(), settings)
    .map(({ ruleName, message, locations: [{ line }] }) => `${line} ${ruleName}: ${message}`);
}

describe('graphql-schema-linter', () => {
  test('schema.graphql', () => {
    assert.deepEqual(findings(schemaText()), []);
  });

  test('it sees what is wrong', () => {
    const wrong = '"""Reads."""\ntype Query {\n  """Here."""\n  b: Int\n  a: Int\n}\n';
    assert.deepEqual(findings(wrong), [
      '1 type-fields-sorted-alphabetically: The fields of object type `Query` should be sorted in alphabetical '
        + 'order. Expected sorting: a, b',
      '1 relay-page-info-spec: A `PageInfo` object type is required as per the Relay spec.',
      '5 fields-have-descriptions: The field `Query.a` is missing a description.',
    ]);
  });
});

import { test } from 'node:test';
import assert from 'node:assert/strict';

import { GRAPHQL_TYPE, JSON_TYPE, post } from './exchange.js';
import { assertRefused } from './refusal.js';
import { bare } from '../bare.js';
import { tokens } from '../server.js';

const requestErrors = [
  ['GRAPHQL_PARSE_FAILED', { query: '{' }],
  ['GRAPHQL_VALIDATION_FAILED', { query: '{ nothingOfThisName }' }],
  ['GRAPHQL_VALIDATION_FAILED', { query: 'query($unused: Int) { __typename }' }],
  ['BAD_USER_INPUT', { query: 'query($id: ID!) { node(id: $id) { id } }' }],
  ['BAD_USER_INPUT', { query: 'query($id: ID!) { node(id: $id) { id } }', variables: { id: null } }],
  ['BAD_USER_INPUT', { query: 'query($n: Int) { orders(first: $n) { totalCount } }', variables: { n: 'one' } }],
  ['OPERATION_RESOLUTION_FAILURE', { query: 'query A { __typename }', operationName: 'B' }],
  ['OPERATION_RESOLUTION_FAILURE', { query: 'query A { __typename } query B { __typename }' }],
  ['OPERATION_NOT_SUPPORTED', { query: 'subscription { orderUpdated { id } }' }],
];

for (const [accept, status] of [[GRAPHQL_TYPE, 400], [JSON_TYPE, 200]]) {
  for (const [code, parameters] of requestErrors) {
    test(`${code} is ${status} as ${accept}: ${JSON.stringify(parameters)}`, async () => {
      assertRefused(await post(parameters, { token: tokens.support, headers: { accept } }), status, code);
    });
  }

  test(`data is 200 as ${accept}`, async () => {
    const { status: told, answer } = await post({ query: '{ viewer { id } }' }, { headers: { accept } });
    assert.deepEqual([told, bare(answer)], [200, { data: { viewer: null } }]);
  });

  test(`data beside an error is 200 as ${accept}`, async () => {
    const query = 'mutation { billsIssue(input: { month: "2020-01" }) { userErrors { code } } }';
    const { status: told, answer } = await post({ query }, { token: tokens.member, headers: { accept } });
    assert.equal(told, 200);
    assert.deepEqual(answer.data, { billsIssue: null });
    const [{ path, extensions }, ...more] = answer.errors;
    assert.deepEqual([path, extensions.code, more], [['billsIssue'], 'FORBIDDEN', []]);
  });

  test(`data that an error made null is 200 as ${accept}`, async () => {
    const query = '{ ledger { trialBalance { purpose } } }';
    const { status: told, answer } = await post({ query }, { token: tokens.member, headers: { accept } });
    assert.equal(told, 200);
    assert.equal(answer.errors[0].extensions.code, 'FORBIDDEN');
    assert.ok('data' in answer);
  });
}

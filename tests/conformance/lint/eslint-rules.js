import plugin from '@graphql-eslint/eslint-plugin';

const { configs } = plugin;

/** Types that are parts or summaries of others, or exist once: none has an identity of its own. */
export const VALUES = [
  'AccountTransaction', 'Balance', 'BillLine', 'BillPeriod', 'BillTotal', 'BillingMonth', 'CategoryCommission',
  'CommissionTerms', 'CourierInterception', 'ExternalIdentity', 'ImportResult', 'InviteStatistics', 'Ledger',
  'LedgerChainHead', 'LedgerEntry', 'Money', 'Network', 'NetworkCoverage', 'NetworkPeriod', 'NetworkTrouble',
  'NotificationChoice', 'NotificationPreferences', 'NotificationSample', 'NotificationTemplate', 'OrderCancellation',
  'OrderClaimEvidence', 'OrderEvent', 'OrderStep', 'PageInfo', 'ParcelTracking', 'PaymentEvent', 'PaymentJsapi',
  'PaymentReturn', 'ProductStock', 'QuietHours', 'RebateBacktest', 'RebateBacktestBurn', 'RebateBacktestDay',
  'RebateBacktestExhausted', 'RebateBacktestFigures', 'RebateBacktestLine', 'RebateBacktestPerson',
  'RebateBacktestProgress', 'RebateBacktestRule', 'RebateBacktestSource', 'RebateExplanation', 'RebateInput',
  'RebatePart', 'RebatePreview', 'RebateRevision', 'RebateRuleTerm', 'RebateSplit', 'RebateStep',
  'RecordImportFailure', 'RecordProblem', 'RefundAttempt', 'RefundDecisionResult', 'RefundEvent', 'RefundInspection',
  'RefundInspectionLine', 'RefundLine', 'RefundNote', 'RefundPolicy', 'RefundReturn', 'RefundVoucher', 'RiskPolicy',
  'RiskReport', 'RiskSignal', 'RuleBudget', 'RuleBudgetUse', 'RuleCaps', 'RuleConsidered', 'RuleHours', 'RuleReward',
  'RuleScope', 'RuleTier', 'RuleTiers', 'Settings', 'SharedProduct', 'SharedProductCoupon', 'Shipment',
  'StuckObjects', 'SystemDatabase', 'SystemEvents', 'SystemHealth', 'SystemJobs', 'TransferReceipt',
  'TrialBalanceRow', 'WebhookAttempt',
];

/** Every rule that the plugin has for schemas, except where it contradicts a convention of this API. */
export const schemaRules = {
  ...configs['flat/schema-recommended'].rules,
  ...configs['flat/schema-all'].rules,
  ...configs['flat/schema-relay'].rules,

  // pages, payloads and errors are no objects with an identity, and neither are values
  '@graphql-eslint/strict-id-in-types': ['error', {
    exceptions: { suffixes: ['Connection', 'Edge', 'Payload', 'UserError'], types: VALUES },
  }],

  // the rule's own extras, not Relay's: short lists such as `userErrors` are no pages, and rows such as those of
  // a bill are listed without being objects that can be asked for
  '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],

  // the schema is written in the order of code points, which graphql-schema-linter checks for fields and
  // values; this rule sorts by locale and wants `id` first. Only it checks arguments.
  '@graphql-eslint/alphabetize': ['error', { arguments: ['FieldDefinition', 'DirectiveDefinition'] }],

  // forbids mutations or subscriptions as such
  '@graphql-eslint/no-root-type': 'off',

  // a payload has the object and `userErrors`; whoever wants more asks for it by the object
  '@graphql-eslint/require-field-of-type-query-in-mutation-result': 'off',

  // wants the date as an argument that @deprecated does not have; ours is in the reason, see schema-diff/
  '@graphql-eslint/require-deprecation-date': 'off',
};

export const operationRules = configs['flat/operations-recommended'].rules;

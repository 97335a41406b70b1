/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Why a request about users, sessions, keys or identities was refused. */
export type AccountErrorCode =
  /** The e-mail address does not have the form of one. */
  | 'BAD_EMAIL'
  /** The provider is not 1 to 40 capital letters, or the subject not 1 to 128 printable characters. */
  | 'BAD_IDENTITY'
  /** A key's name has 1 to 80 printable characters. */
  | 'BAD_KEY_NAME'
  /** The code is unknown, used or over; which one is not told. */
  | 'BAD_LINK_CODE'
  /** The locale is not a language tag such as `zh-CN`. */
  | 'BAD_LOCALE'
  /** The name is not 1 to 80 printable characters. */
  | 'BAD_NAME'
  /** The new password is too weak. */
  | 'BAD_PASSWORD'
  /** The telephone number is not in international form. */
  | 'BAD_PHONE'
  /** The tier is not 1 to 40 capital letters, digits and underscores. */
  | 'BAD_TIER'
  /** A bot links members by the codes that they show. */
  | 'CODE_NEEDED'
  /** The e-mail address belongs to somebody. */
  | 'EMAIL_TAKEN'
  /** The expiry must lie in the future. */
  | 'EXPIRY_IN_THE_PAST'
  /** The identity is not linked. */
  | 'IDENTITY_NOT_FOUND'
  /** The identity is linked to somebody else. */
  | 'IDENTITY_TAKEN'
  /** Wrong address, wrong password, or an account that may not sign in; which one is not told. */
  | 'INVALID_CREDENTIALS'
  /** The refresh token is unknown, used, expired or revoked. */
  | 'INVALID_REFRESH_TOKEN'
  /** A user cannot invite their own inviter. */
  | 'INVITER_CYCLE'
  /** The inviter is fixed after the first order. */
  | 'INVITER_FIXED'
  /** There is no such key. */
  | 'KEY_NOT_FOUND'
  /** The last active administrator cannot be removed. */
  | 'LAST_ADMIN'
  /** The user's state does not allow it. */
  | 'NOT_ALLOWED_NOW'
  /** A code links accounts in chats only, such as `WECHAT` or `TELEGRAM`. */
  | 'NOT_A_CHAT'
  /** There is no such user. */
  | 'NOT_FOUND'
  /** Exactly one of `userId` and `code` is wanted. */
  | 'NOT_ONE_OF'
  /** Neither an e-mail address nor a telephone number, or both where one is wanted. */
  | 'NO_CONTACT'
  /** A key needs at least one scope. */
  | 'NO_SCOPES'
  /** The telephone number belongs to somebody. */
  | 'PHONE_TAKEN'
  /** The caller has no such session. */
  | 'SESSION_NOT_FOUND'
  /** Somebody else changed the user meanwhile. */
  | 'STALE_VERSION'
  /** Nobody has this invite code. */
  | 'UNKNOWN_INVITE_CODE';

/** What an account is for. */
export type AccountPurpose =
  /** What Alipay holds of buyers' money. */
  | 'ALIPAY_CLEARING'
  /** The platform's own account at its bank. */
  | 'BANK'
  /** Commission that networks owe the platform. */
  | 'NETWORK_RECEIVABLE'
  /** What the buyer of a store order has paid for it and neither got back nor received goods for. */
  | 'ORDER_PREPAYMENT'
  /** Money at a channel that no payment accounts for, until somebody has looked at it. */
  | 'PAYMENT_SUSPENSE'
  /** What the platform gave or took by hand: goodwill, corrections, amounts held and taken. */
  | 'PLATFORM_ADJUSTMENT'
  /** What the platform keeps: commission less rebates. */
  | 'PLATFORM_MARGIN'
  /** What budgets of rebate rules pay beyond the commission. */
  | 'PLATFORM_SUBSIDY'
  /** Refunds that the buyers' banks sent back: owed to the buyers. */
  | 'REFUND_PAYABLE'
  /** What the store has sold. */
  | 'STORE_SALES'
  /** A user's rebates that can be withdrawn. */
  | 'USER_AVAILABLE'
  /** What a user must give back. */
  | 'USER_OWED'
  /** A user's rebates that are announced and not yet available. */
  | 'USER_PENDING'
  /** What WeChat Pay holds of buyers' money. */
  | 'WECHAT_PAY_CLEARING';

/** Why a person gets a rebate on a line. */
export type BeneficiaryRole =
  /** Bought it. */
  | 'BUYER'
  /** Invited the buyer. */
  | 'INVITER'
  /** Invited the inviter. */
  | 'INVITER_OF_INVITER';

/** Why a request about bills was refused. */
export type BillErrorCode =
  /** Not a month such as `2026-10`. */
  | 'BAD_PERIOD'
  /** The month is still running. */
  | 'NOT_OVER';

/** Where a bill is in its life. */
export type BillStatus =
  /** What the bill would say if its month ended now. Nothing of it is stored. */
  | 'DRAFT'
  /** Issued; it never changes again. */
  | 'ISSUED';

/** Which month to close. */
export type BillsIssueInput = {
  /** The month in the platform's time zone, such as `2026-10`. Open months before it are closed too. */
  readonly month: string;
};

/** Currencies that the platform settles in, by ISO 4217 code. */
export type CurrencyCode =
  /** Chinese yuan. */
  | 'CNY'
  /** Euro. */
  | 'EUR'
  /** Pound sterling. */
  | 'GBP'
  /** Hong Kong dollar. */
  | 'HKD'
  /** Japanese yen, which has no minor unit. */
  | 'JPY'
  /** Singapore dollar. */
  | 'SGD'
  /** United States dollar. */
  | 'USD';

/** Who a user is somewhere. */
export type IdentityLinkInput = {
  /**
   * The code that the user has made by `identityLinkCodeCreate` and shows in the chat. It links accounts in chats
   * only.
   */
  readonly code?: string | null | undefined;
  /**
   * Where: an order source such as `TAOBAO`, or a chat such as `WECHAT` or `TELEGRAM`; 1 to 40 capital
   * letters. By code one of `DINGTALK`, `DISCORD`, `FEISHU`, `LINE`, `QQ`, `TELEGRAM`, `WECHAT`, `WECOM` and
   * `WHATSAPP`.
   */
  readonly provider: string;
  /** Who, in the words of that place, 1 to 128 printable characters. */
  readonly subject: string;
  /** The user. For administrators; exactly one of `userId` and `code` is wanted. */
  readonly userId?: string | null | undefined;
};

/** Why an import was refused. */
export type ImportErrorCode =
  /** No records, or more than one call takes. */
  | 'BAD_COUNT'
  /** The idempotency key is not 1 to 128 printable characters. */
  | 'BAD_IDEMPOTENCY_KEY'
  /** The idempotency key was used with another input. */
  | 'IDEMPOTENCY_KEY_MISMATCH'
  /** Records are wrong; nothing was imported. `failures` lists them. */
  | 'REJECTED';

/** An amount of money in one currency. */
export type MoneyInput = {
  /** The amount in major units with at most the currency's decimals, such as `"12.50"`. */
  readonly amount: string;
  /** The currency. */
  readonly currencyCode: CurrencyCode;
};

/** What to do about wrong records. */
export type OnError =
  /** Import nothing. */
  | 'REJECT_ALL'
  /** Import the others. */
  | 'SKIP_FAILED';

/** Where the wish to cancel an order of the store is. */
export type OrderCancellationState =
  /** The order was cancelled, or a refund of all of it was asked for. */
  | 'DONE'
  /** The order went on meanwhile to where it cannot be cancelled any more. */
  | 'DROPPED'
  /** It was looked at as often as it may be: somebody has to decide. */
  | 'MANUAL'
  /** Steps of the order are still under way; it is looked at again. */
  | 'WAITING';

/** Which orders. Absent fields do not narrow; all that are given must hold. */
export type OrderFilter = {
  /** Only this buyer's; for whom the caller may not read there is none. */
  readonly buyerId?: string | null | undefined;
  /** Only orders of the store with a wish to cancel them that is in this state. */
  readonly cancellation?: OrderCancellationState | null | undefined;
  /** Only the order with this number at its source. */
  readonly externalId?: string | null | undefined;
  /** Only those on hold (true), by an open dispute or by a person, or those that are not (false). */
  readonly onHold?: boolean | null | undefined;
  /** Placed before this instant. */
  readonly placedBefore?: string | null | undefined;
  /** Placed at or after this instant. */
  readonly placedFrom?: string | null | undefined;
  /** Only from one of these sources, at most 10. */
  readonly source?: ReadonlyArray<OrderSource> | null | undefined;
  /** Only in one of these states, at most 20. */
  readonly status?: ReadonlyArray<OrderStatus> | null | undefined;
};

/**
 * What a source says about one order line at one time. Codes, amounts and times are texts here, so that a
 * wrong one fails its own record and not the whole call.
 */
export type OrderRecordInput = {
  /** The account at the source. Default: `default`. */
  readonly account?: string | null | undefined;
  /** Who bought, in the source's words; matched against linked identities. */
  readonly buyerRef?: string | null | undefined;
  /** Category in the source's words. */
  readonly category?: string | null | undefined;
  /** The app, bot or campaign channel that the order came through. */
  readonly channel?: string | null | undefined;
  /** When the link was followed that led to the order, RFC 3339 with an offset. */
  readonly clickedAt?: string | null | undefined;
  /** Net commission on what was paid. */
  readonly commission?: string | null | undefined;
  /** How much of the commission was taken back so far. Default: in proportion to `refunded`. */
  readonly commissionReturned?: string | null | undefined;
  /** ISO 4217 code, as in `CurrencyCode`. */
  readonly currency?: string | null | undefined;
  /** Whether a dispute is open. Default: false. */
  readonly held?: boolean | null | undefined;
  /** The line's key at the source, at most 128 characters. */
  readonly lineKey?: string | null | undefined;
  /** Shop or merchant. */
  readonly merchant?: string | null | undefined;
  /** When the source last changed the line; an older report never replaces a newer one. */
  readonly modifiedAt?: string | null | undefined;
  /** The order's number at the source, at most 128 characters. */
  readonly orderRef?: string | null | undefined;
  /** What the buyer paid for the line, in major units. */
  readonly paid?: string | null | undefined;
  /** When it was paid. */
  readonly paidAt?: string | null | undefined;
  /** When the order was placed: RFC 3339 with an offset. */
  readonly placedAt?: string | null | undefined;
  /** Number of items. Default: 1. */
  readonly quantity?: number | null | undefined;
  /** When the buyer received it. */
  readonly receivedAt?: string | null | undefined;
  /** How much of it went back so far. Default: nothing. */
  readonly refunded?: string | null | undefined;
  /** When the commission became final; needed with the state `SETTLED`. */
  readonly settledAt?: string | null | undefined;
  /** Item id at the source. */
  readonly sku?: string | null | undefined;
  /** Where the order comes from, as in `OrderSource`. Default: `IMPORT`. */
  readonly source?: string | null | undefined;
  /** State of the line, as in `OrderStatus`. */
  readonly status?: string | null | undefined;
  /** Name of the product, at most 500 characters. */
  readonly title?: string | null | undefined;
  /** Price of one item in major units. Default: `paid` by `quantity`, rounded down. */
  readonly unitPrice?: string | null | undefined;
};

/** How orders are sorted. Without it: newest first. */
export type OrderSort = {
  /** In which direction. */
  readonly direction: SortDirection;
  /** By what. */
  readonly field: OrderSortField;
};

/** By what orders are sorted. */
export type OrderSortField =
  /** When they were placed. */
  | 'PLACED_AT';

/** Where an order comes from. */
export type OrderSource =
  /** Imported from a file in the platform's own record format. */
  | 'IMPORT'
  /** JD Union (京东联盟). */
  | 'JD'
  /** Pinduoduo (多多进宝). */
  | 'PINDUODUO'
  /** Sold by the platform itself. */
  | 'STORE'
  /** Taobao Union (淘宝联盟). */
  | 'TAOBAO';

/** Where an order, or one of its lines, is in its life. */
export type OrderStatus =
  /** Waiting for the buyer's payment. */
  | 'AWAITING_PAYMENT'
  /** Cancelled. */
  | 'CANCELLED'
  /** Being cancelled; nobody may ship it. */
  | 'CANCELLING'
  /** Placed, not yet asked to pay. */
  | 'CREATED'
  /** Never paid in time. */
  | 'EXPIRED'
  /** Being picked and packed. */
  | 'FULFILLING'
  /** Declared void by its source: it earns no commission. */
  | 'INVALID'
  /** Paid. */
  | 'PAID'
  /** Received by the buyer. */
  | 'RECEIVED'
  /** Received, and the commission is final. */
  | 'SETTLED'
  /** On its way to the buyer. */
  | 'SHIPPED';

/** Records that are to be imported. */
export type OrdersImportInput = {
  /**
   * A name for this import, 1 to 128 characters: repeated with the same records it has one effect and the
   * first answer.
   */
  readonly idempotencyKey?: string | null | undefined;
  /** What to do about wrong records. Default: `REJECT_ALL`. */
  readonly onError?: OnError | null | undefined;
  /** What sources say about order lines, 1 to 1000. */
  readonly records: ReadonlyArray<OrderRecordInput>;
};

/** A purchase that somebody thinks about. */
export type RebatePreviewInput = {
  /** The account at the source. Default: `default`. */
  readonly account?: string | null | undefined;
  /** Category in the source's words, `above/below`. */
  readonly category?: string | null | undefined;
  /** The app, bot or campaign channel. */
  readonly channel?: string | null | undefined;
  /** Net commission that the platform would receive; in the currency of `paid`. */
  readonly commission?: MoneyInput | null | undefined;
  /** Shop or merchant. */
  readonly merchant?: string | null | undefined;
  /** What would be paid for all of them. */
  readonly paid: MoneyInput;
  /** When. Default: now. */
  readonly placedAt?: string | null | undefined;
  /** The product's item id at the source. */
  readonly product?: string | null | undefined;
  /** Number of items, 1 to 1,000,000. Default: 1. */
  readonly quantity?: number | null | undefined;
  /** Where. */
  readonly source: OrderSource;
};

/** A version that is to be written. */
export type RebateRuleDraftInput = {
  /** Whom it pays. Default: the buyer. */
  readonly beneficiary?: BeneficiaryRole | null | undefined;
  /** What it may pay in all. Default: no bound. */
  readonly budget?: RuleBudgetInput | null | undefined;
  /** Bounds of what it pays one beneficiary. Default: none. */
  readonly caps?: RuleCapsInput | null | undefined;
  /** First instant no longer covered. Default: for ever. */
  readonly endsAt?: string | null | undefined;
  /** Keys of rules that do not apply beside this one, at most 50. */
  readonly excludes?: ReadonlyArray<string> | null | undefined;
  /** Applies alone: not after another rule, and none after it. Default: false. */
  readonly exclusive?: boolean | null | undefined;
  /** Refuse when the rule is not at this version any more. */
  readonly expectedVersion?: number | null | undefined;
  /**
   * The key of a new rule, by which files and other rules name it: 1 to 60 of `a` to `z`, digits, `-`, `_`
   * and `.`. Default: one is made. A rule keeps its key.
   */
  readonly key?: string | null | undefined;
  /** The rule's name, 1 to 120 characters. */
  readonly name: string;
  /** Rules with a higher priority are tried first. Default: 0. */
  readonly priority?: number | null | undefined;
  /** What it pays. */
  readonly reward: RuleRewardInput;
  /** The rule that gets a further version; absent: a new rule. */
  readonly ruleId?: string | null | undefined;
  /** Which lines it covers. Default: all. */
  readonly scope?: RuleScopeInput | null | undefined;
  /** Of a group at most one rule applies; rules of different groups add up. Default: the main group. */
  readonly stackGroup?: string | null | undefined;
  /** First instant covered. Default: from ever. */
  readonly startsAt?: string | null | undefined;
  /** Pays beyond the net commission, out of its budget. Default: false. */
  readonly subsidised?: boolean | null | undefined;
  /** A further condition in CEL, the Common Expression Language, at most 1000 characters. Default: none. */
  readonly when?: string | null | undefined;
};

/** Why a request about rebate rules was refused. */
export type RebateRuleErrorCode =
  /** An amount is negative, of another currency than the rule's others, or out of range. */
  | 'BAD_AMOUNT'
  /** The condition is not a CEL condition over the known names. */
  | 'BAD_CONDITION'
  /** The document is not JSON, or not a document of rules: a field is unknown, missing or does not fit. */
  | 'BAD_DOCUMENT'
  /** Hours outside 0 to 24, or none covered. */
  | 'BAD_HOURS'
  /** The key is empty, too long or has other characters than `a` to `z`, digits, `-`, `_` and `.`. */
  | 'BAD_KEY'
  /** A list has empty, too long or repeated items, or too many. */
  | 'BAD_LIST'
  /** The name is empty, too long or not printable. */
  | 'BAD_NAME'
  /** Two bounds contradict each other. */
  | 'BAD_RANGE'
  /** The tiers are not in order, or the first does not begin at zero. */
  | 'BAD_TIERS'
  /** Rules exclude each other in a circle. */
  | 'CYCLIC_EXCLUDES'
  /** The period ends before it begins, or at the same time. */
  | 'EMPTY_PERIOD'
  /** The rule ends before it starts, or at the same time. */
  | 'EMPTY_VALIDITY'
  /** A rule keeps its key. */
  | 'KEY_FIXED'
  /** Another rule has the key. */
  | 'KEY_TAKEN'
  /** A budget without an amount, or a subsidy without a budget. */
  | 'MISSING_BUDGET'
  /** A multiplier must be in a group of its own. */
  | 'MISSING_GROUP'
  /** The reward pays nothing. */
  | 'NOTHING_PAID'
  /** The rule's state does not allow it. */
  | 'NOT_ALLOWED_NOW'
  /** No such rule. */
  | 'NOT_FOUND'
  /** Another exclusive rule of the same priority may cover the same lines. */
  | 'OVERLAPPING_EXCLUSIVE'
  /** A share above the whole takes a subsidy. */
  | 'PERCENT_TOO_HIGH'
  /** Two rules of a document have one key. */
  | 'REPEATED_KEY'
  /** The key is that of a rule that was retired for good. */
  | 'RETIRED_RULE'
  /** Somebody else changed the rule meanwhile. */
  | 'STALE_VERSION'
  /** The period has more than can be tested at once. */
  | 'TOO_LARGE'
  /** An excluded rule does not exist. */
  | 'UNKNOWN_RULE';

/** Which rules. Absent fields do not narrow. */
export type RebateRuleFilter = {
  /** Only in one of these states. */
  readonly status?: ReadonlyArray<RebateRuleStatus> | null | undefined;
};

/** Which rule to publish, and when. */
export type RebateRulePublishInput = {
  /** Refuse when the rule is not at this version any more. */
  readonly expectedVersion?: number | null | undefined;
  /**
   * First instant of the orders that get the new version, when that is in the future. Default: now; for the
   * first version of a rule orders of any time.
   */
  readonly publishAt?: string | null | undefined;
  /** The rule. */
  readonly ruleId: string;
};

/** Where a rule is in its life. */
export type RebateRuleStatus =
  /** Written, never in force. */
  | 'DRAFT'
  /** Taken out of force for now. */
  | 'PAUSED'
  /** In force. */
  | 'PUBLISHED'
  /** Taken out of force for good. */
  | 'RETIRED';

/** Where a rebate is in its life. */
export type RebateStatus =
  /** Taken back after it had been credited. */
  | 'CLAWED_BACK'
  /** The buyer has received the goods. */
  | 'CONFIRMED'
  /** In the available balance. */
  | 'CREDITED'
  /** The commission is final; the hold period is running. */
  | 'HOLDING'
  /** The line earns nothing. */
  | 'INVALID'
  /** A dispute is open, or somebody looks at the order. */
  | 'IN_REVIEW'
  /** The order was seen. */
  | 'TRACKED';

/** What is wrong with a field of a record. */
export type RecordProblemCode =
  /** A text holds NUL or another control character. */
  | 'CONTROL_CHARACTER'
  /** The record contradicts its order or what is known of its line. */
  | 'INCONSISTENT'
  /** A time is not RFC 3339 with an offset, or outside 2000 to 2100. */
  | 'INVALID_TIME'
  /** The record cannot be read at all. */
  | 'MALFORMED'
  /** A required field is absent or empty. */
  | 'MISSING'
  /** An amount or quantity is below zero. */
  | 'NEGATIVE'
  /** Not a plain decimal or whole number. */
  | 'NOT_A_NUMBER'
  /** A number is beyond what is accepted. */
  | 'OUT_OF_RANGE'
  /** The record is longer than 1 MiB. */
  | 'TOO_LARGE'
  /** A text is longer than its limit. */
  | 'TOO_LONG'
  /** More decimals than the currency has. */
  | 'TOO_PRECISE'
  /** The currency is not one that the platform settles in. */
  | 'UNKNOWN_CURRENCY'
  /** The record has a field that the format does not know. */
  | 'UNKNOWN_FIELD'
  /** The source is not one of the known ones. */
  | 'UNKNOWN_SOURCE'
  /** The state is not one of the known ones. */
  | 'UNKNOWN_STATUS'
  /** A value has the wrong type. */
  | 'WRONG_TYPE';

/** What people can do with a refund. */
export type RefundAction =
  /** Grant it: `refundApprove`. */
  | 'APPROVE'
  /** Withdraw it: `refundCancel`. */
  | 'CANCEL'
  /** Say what came of looking at the goods: `refundReturnInspect`. */
  | 'INSPECT'
  /** Say that it was paid in another way: `refundResolve`. */
  | 'PAY_ANOTHER_WAY'
  /** Say that the goods have come back: `refundReturnReceive`. */
  | 'RECEIVE_RETURN'
  /** Refuse it: `refundReject`. */
  | 'REJECT'
  /** Say whether the courier turned the parcel round: `refundInterceptionReport`. */
  | 'REPORT_INTERCEPTION'
  /** Say that the buyer has the money: `refundResolve`. */
  | 'RESOLVE_DONE'
  /** Give it up: `refundResolve`. */
  | 'RESOLVE_FAILED'
  /** Have it sent again: `refundRetry`. */
  | 'RETRY'
  /** Say that the goods were sent back, and with whom: `refundReturnShip`. */
  | 'SHIP_RETURN';

/** A decision about a refund. */
export type RefundDecisionInput = {
  /** Refuse when the refund is not at this version any more. */
  readonly expectedVersion?: number | null | undefined;
  /** Why, for the record, at most 1000 characters. */
  readonly note?: string | null | undefined;
  /** Which refund. */
  readonly refundId: string;
};

/** Why a request about refunds was refused. */
export type RefundErrorCode =
  /** The amount is above the limit of the caller's role. */
  | 'ABOVE_LIMIT'
  /** No such member of staff, or one who is not active. */
  | 'ASSIGNEE_NOT_FOUND'
  /** The amount must be above zero. */
  | 'BAD_AMOUNT'
  /** Not at most ten printable texts of 1 to 500 characters. */
  | 'BAD_EVIDENCE'
  /** The idempotency key is not 1 to 128 printable characters. */
  | 'BAD_IDEMPOTENCY_KEY'
  /** The inspection does not fit the lines and the amount of the refund. */
  | 'BAD_INSPECTION'
  /** The note is missing, too long or not printable. */
  | 'BAD_NOTE'
  /** The carrier or the number of the parcel is missing or too long. */
  | 'BAD_PARCEL'
  /** The reason, or the command, needs something that shows or proves it. */
  | 'EVIDENCE_MISSING'
  /** The buyer's balance could not be corrected. */
  | 'GOODWILL_REFUSED'
  /** The idempotency key was used with another input. */
  | 'IDEMPOTENCY_KEY_MISMATCH'
  /** Both lines and an amount were named. */
  | 'LINES_AND_AMOUNT'
  /** A line of it is already in an open refund. */
  | 'LINE_IN_REFUND'
  /** A refund above the limit needs a second person. */
  | 'NEEDS_SECOND_PERSON'
  /** The refund's state does not allow it. */
  | 'NOT_ALLOWED_NOW'
  /** Something went wrong on our side before it was decided. It can be asked for again. */
  | 'NOT_DECIDED'
  /** The amount must be above zero. */
  | 'NOT_POSITIVE'
  /** It is not proved what the channel did with the number in use. */
  | 'NOT_PROVED'
  /** The platform did not collect the money, or does not know the buyer. */
  | 'NO_BALANCE'
  /** No such order, or not the caller's. */
  | 'ORDER_NOT_FOUND'
  /** The order cannot be refunded in its state. */
  | 'ORDER_NOT_REFUNDABLE'
  /** The decision needs a reason. */
  | 'REASON_MISSING'
  /** The platform does not ask for a refund by itself for this reason. */
  | 'REASON_NOT_LISTED'
  /** No such refund, or not the caller's. */
  | 'REFUND_NOT_FOUND'
  /** Only staff say whether goods need not come back. */
  | 'STAFF_ONLY'
  /** Somebody else decided meanwhile. */
  | 'STALE_VERSION'
  /** More than can be refunded. */
  | 'TOO_MUCH'
  /** A line that the order does not have, or one named twice. */
  | 'UNKNOWN_LINE'
  /** The time in which a refund of the order may be asked for has passed. */
  | 'WINDOW_PASSED'
  /** The amount must be in the order's currency. */
  | 'WRONG_CURRENCY';

/** How much of one line is asked back: items, or an amount; with neither, all that is left of it. */
export type RefundLineInput = {
  /** How much money; no items come back. */
  readonly amount?: MoneyInput | null | undefined;
  /** The order line. */
  readonly lineId: string;
  /** How many items, with their share of what was paid. */
  readonly quantity?: number | null | undefined;
};

/** Why money goes back. */
export type RefundReason =
  /** The buyer no longer wants it. */
  | 'CHANGED_MIND'
  /** It arrived damaged or does not work. */
  | 'DEFECTIVE'
  /** It is not what was described. */
  | 'NOT_AS_DESCRIBED'
  /** It never arrived. */
  | 'NOT_RECEIVED'
  /** Something else; the note says what. */
  | 'OTHER'
  /** Sold out. */
  | 'OUT_OF_STOCK'
  /** Sold at a wrong price. */
  | 'WRONG_PRICE';

/** A refund that is asked for. Name lines or an amount; with neither, everything that is left is meant. */
export type RefundRequestInput = {
  /** How much in all; it falls on the lines in proportion to what is left of them. */
  readonly amount?: MoneyInput | null | undefined;
  /** What shows why: addresses of pictures or numbers of papers, at most ten of at most 500 characters. */
  readonly evidence?: ReadonlyArray<string> | null | undefined;
  /**
   * A name for this request, 1 to 128 characters: repeated with the same input it has one effect and
   * the first answer.
   */
  readonly idempotencyKey?: string | null | undefined;
  /** How much of which lines, at most 100. */
  readonly lines?: ReadonlyArray<RefundLineInput> | null | undefined;
  /** Whether the goods need not come back. For staff; without it the reason decides. */
  readonly noReturn?: boolean | null | undefined;
  /** More about why, at most 1000 characters. */
  readonly note?: string | null | undefined;
  /** Of which order. */
  readonly orderId: string;
  /** Why. */
  readonly reason: RefundReason;
  /** The money goes to the buyer's balance instead of the way it came. False when absent. */
  readonly toBalance?: boolean | null | undefined;
};

/** Where a refund is in its life. */
export type RefundStatus =
  /** The buyer was asked to send the goods back. */
  | 'AWAITING_RETURN'
  /** The money had left, and came back from the buyer's bank. */
  | 'BANK_RETURNED'
  /** Withdrawn, or the goods never came back. */
  | 'CANCELLED'
  /** Given up: it is proved that no money moved, and that none can. */
  | 'FAILED'
  /** The goods are here and are being looked at. */
  | 'INSPECTING'
  /** The courier was asked to turn the parcel round. */
  | 'INTERCEPTING'
  /** Waiting for somebody's decision, or for the time after which a small request is granted. */
  | 'IN_REVIEW'
  /** Somebody has to look at it. */
  | 'MANUAL'
  /** The channel does not have the money. Nothing moved. */
  | 'NO_FUNDS'
  /** The channel took the request and is working on it. */
  | 'PENDING'
  /** The money may go out; nobody is calling the channel. */
  | 'READY'
  /** Refused. */
  | 'REJECTED'
  /** The goods are on their way back. */
  | 'RETURNING'
  /** A worker is calling the channel. */
  | 'SENDING'
  /** The buyer has the money. */
  | 'SUCCEEDED'
  /** A call had no clear answer: the money may have moved. */
  | 'UNKNOWN'
  /** Granted; tasks of the order are still running and must end first. */
  | 'WAITING_ORDER';

/** What a user is to the platform. */
export type Role =
  /** Runs it. */
  | 'ADMIN'
  /** A program acting for members, by API key. */
  | 'BOT'
  /** Looks after the money. */
  | 'FINANCE'
  /** Buys through it. */
  | 'MEMBER'
  /** Helps members. */
  | 'SUPPORT';

/** What a share is taken of. */
export type RuleBase =
  /** The line's net commission. */
  | 'COMMISSION'
  /** What was paid for the line. */
  | 'ORDER';

/** What a rule may pay to everybody together. At least one of both. */
export type RuleBudgetInput = {
  /** For the orders of one day in the platform's zone. */
  readonly perDay?: MoneyInput | null | undefined;
  /** Over the whole life of the rule. */
  readonly total?: MoneyInput | null | undefined;
};

/**
 * Bounds of what one rule pays one beneficiary. Days and months are those of the order in the platform's
 * zone. Absent: no bound.
 */
export type RuleCapsInput = {
  /** Most for one order. */
  readonly maxPerOrder?: MoneyInput | null | undefined;
  /** What an order is raised to when it would earn less, but something. */
  readonly minPerOrder?: MoneyInput | null | undefined;
  /** Most, ever. */
  readonly perUser?: MoneyInput | null | undefined;
  /** Most for one day. */
  readonly perUserPerDay?: MoneyInput | null | undefined;
  /** Most for one month. */
  readonly perUserPerMonth?: MoneyInput | null | undefined;
};

/** Hours of the day in the platform's zone; past midnight when `until` is not after `from`. */
export type RuleHoursInput = {
  /** First hour covered, 0 to 23. */
  readonly from: number;
  /** First hour no longer covered, 1 to 24. */
  readonly until: number;
};

/** What decides the tier. */
export type RuleMeasure =
  /** What the buyer had bought in the month before the order. */
  | 'MONTHLY_VOLUME'
  /** What was paid for the whole order. */
  | 'ORDER_AMOUNT';

/** Why a rule did or did not apply. */
export type RuleOutcome =
  /** It covers the line and applies. */
  | 'APPLIED'
  /** Its further condition does not hold. */
  | 'CONDITION_FAILED'
  /** Its further condition cannot be told for this line. */
  | 'CONDITION_UNDECIDED'
  /** It covers the line, but a rule that applies excludes it, or is excluded by it. */
  | 'EXCLUDED'
  /** The buyer registered too long ago. */
  | 'NOT_A_NEW_USER'
  /** The order was placed before the rule began. */
  | 'NOT_YET_VALID'
  /** The order was placed after the rule ended. */
  | 'NO_LONGER_VALID'
  /** The order is larger than those covered. */
  | 'ORDER_TOO_LARGE'
  /** The order is smaller than those covered. */
  | 'ORDER_TOO_SMALL'
  /** The account at the source is not covered. */
  | 'OTHER_ACCOUNT'
  /** The line's category is not covered. */
  | 'OTHER_CATEGORY'
  /** The order came through another channel. */
  | 'OTHER_CHANNEL'
  /** The rule names amounts of another currency than the order's. */
  | 'OTHER_CURRENCY'
  /** The order was placed at another hour. */
  | 'OTHER_HOUR'
  /** The buyer was not invited by those covered. */
  | 'OTHER_INVITER'
  /** The line's shop is not covered. */
  | 'OTHER_MERCHANT'
  /** The line's product is not covered. */
  | 'OTHER_PRODUCT'
  /** The order's source is not covered. */
  | 'OTHER_SOURCE'
  /** The buyer's tier is not covered. */
  | 'OTHER_TIER'
  /** The order was placed on another day of the week. */
  | 'OTHER_WEEKDAY'
  /** It covers the line, but a rule tried earlier applies and leaves no room for it. */
  | 'OUTRANKED';

/** What a rule pays. */
export type RuleRewardInput =
  {   /** An amount for the buyer's first order that is settled. */
  readonly firstOrderBonus: MoneyInput; readonly fixed?: never; readonly fixedPerItem?: never; readonly fixedPerOrder?: never; readonly multiplier?: never; readonly percentOfCommission?: never; readonly percentOfOrder?: never; readonly tiers?: never; }
  |  { readonly firstOrderBonus?: never;   /** An amount for the line, whatever it cost. */
  readonly fixed: MoneyInput; readonly fixedPerItem?: never; readonly fixedPerOrder?: never; readonly multiplier?: never; readonly percentOfCommission?: never; readonly percentOfOrder?: never; readonly tiers?: never; }
  |  { readonly firstOrderBonus?: never; readonly fixed?: never;   /** An amount for each item. */
  readonly fixedPerItem: MoneyInput; readonly fixedPerOrder?: never; readonly multiplier?: never; readonly percentOfCommission?: never; readonly percentOfOrder?: never; readonly tiers?: never; }
  |  { readonly firstOrderBonus?: never; readonly fixed?: never; readonly fixedPerItem?: never;   /** An amount for the order, split over the lines that the rule covers. */
  readonly fixedPerOrder: MoneyInput; readonly multiplier?: never; readonly percentOfCommission?: never; readonly percentOfOrder?: never; readonly tiers?: never; }
  |  { readonly firstOrderBonus?: never; readonly fixed?: never; readonly fixedPerItem?: never; readonly fixedPerOrder?: never;   /** So many times what the other rules pay: above 1, at most 100. Takes a group of its own. */
  readonly multiplier: string; readonly percentOfCommission?: never; readonly percentOfOrder?: never; readonly tiers?: never; }
  |  { readonly firstOrderBonus?: never; readonly fixed?: never; readonly fixedPerItem?: never; readonly fixedPerOrder?: never; readonly multiplier?: never;   /** Share of the line's net commission with at most six decimals; 1 is all of it, more takes a subsidy. */
  readonly percentOfCommission: string; readonly percentOfOrder?: never; readonly tiers?: never; }
  |  { readonly firstOrderBonus?: never; readonly fixed?: never; readonly fixedPerItem?: never; readonly fixedPerOrder?: never; readonly multiplier?: never; readonly percentOfCommission?: never;   /** Share of what was paid for the line with at most six decimals; 1 is all of it, more takes a subsidy. */
  readonly percentOfOrder: string; readonly tiers?: never; }
  |  { readonly firstOrderBonus?: never; readonly fixed?: never; readonly fixedPerItem?: never; readonly fixedPerOrder?: never; readonly multiplier?: never; readonly percentOfCommission?: never; readonly percentOfOrder?: never;   /** A share that grows with a measure. */
  readonly tiers: RuleTiersInput; };

/** Which lines a rule covers. An absent or empty condition covers everything; all of them must hold. */
export type RuleScopeInput = {
  /** Accounts at the sources, at most 1000. */
  readonly accounts?: ReadonlyArray<string> | null | undefined;
  /** Categories as their source writes them, at most 1000; each covers those below it, `above/below`. */
  readonly categories?: ReadonlyArray<string> | null | undefined;
  /** The app, bot or campaign channel that the order came through. */
  readonly channels?: ReadonlyArray<string> | null | undefined;
  /** Hours in which the order was placed, in the platform's zone. */
  readonly hours?: RuleHoursInput | null | undefined;
  /** Buyers who were invited with one of these codes, at most 1000. */
  readonly invitedBy?: ReadonlyArray<string> | null | undefined;
  /** Largest order covered, by what was paid for all of it. */
  readonly maxOrder?: MoneyInput | null | undefined;
  /** Shops, as the source writes them, at most 1000. */
  readonly merchants?: ReadonlyArray<string> | null | undefined;
  /** Smallest order covered, by what was paid for all of it. */
  readonly minOrder?: MoneyInput | null | undefined;
  /** Buyers who registered at most so many days before they ordered, 1 to 3650. */
  readonly newUserDays?: number | null | undefined;
  /** Products, by their item id at the source, at most 1000. */
  readonly products?: ReadonlyArray<string> | null | undefined;
  /** Sources of orders. */
  readonly sources?: ReadonlyArray<OrderSource> | null | undefined;
  /** Tiers or groups of buyers. */
  readonly tiers?: ReadonlyArray<string> | null | undefined;
  /** Days of the week on which the order was placed, in the platform's zone. */
  readonly weekdays?: ReadonlyArray<Weekday> | null | undefined;
};

/** One tier. */
export type RuleTierInput = {
  /** Where it begins. */
  readonly from: MoneyInput;
  /** The share; 1 is all. */
  readonly rate: string;
};

/** How tiers are applied. */
export type RuleTierMode =
  /** Each part of the order's amount earns the share of the tier in which it lies. */
  | 'MARGINAL'
  /** The whole earns the share of the highest tier reached. */
  | 'WHOLE';

/** A share that grows with a measure. */
export type RuleTiersInput = {
  /** What decides the tier. */
  readonly by: RuleMeasure;
  /** Marginal or whole. */
  readonly mode: RuleTierMode;
  /** What the share is taken of. */
  readonly of: RuleBase;
  /** The tiers, the lowest first; the first begins at zero. At most 20. */
  readonly tiers: ReadonlyArray<RuleTierInput>;
};

/** By what somebody signs in. Exactly one of `email` and `phone` is expected. */
export type SessionCreateInput = {
  /** The e-mail address. */
  readonly email?: string | null | undefined;
  /** The password. */
  readonly password: string;
  /** The telephone number in international form. */
  readonly phone?: string | null | undefined;
};

/** What buys a new pair of tokens. */
export type SessionRefreshInput = {
  /** The refresh token that was answered last. */
  readonly refreshToken: string;
};

/** Which sessions end. Without fields: the one that the request is sent with. */
export type SessionRevokeInput = {
  /** All of the caller's. */
  readonly everywhere?: boolean | null | undefined;
  /** This one of the caller's. */
  readonly sessionId?: string | null | undefined;
};

/** In which direction a list is sorted. */
export type SortDirection =
  /** Smallest, oldest or first in the alphabet first. */
  | 'ASC'
  /** Largest, newest or last in the alphabet first. */
  | 'DESC';

/** Which movements. Absent fields do not narrow; all that are given must hold. */
export type TransactionFilter = {
  /** Of which account. Default: `AVAILABLE`. */
  readonly account?: UserAccount | null | undefined;
  /** In which currency. Default: that of the settings. */
  readonly currencyCode?: CurrencyCode | null | undefined;
  /** Only those whose `effectiveAt` is this moment or later. */
  readonly effectiveFrom?: string | null | undefined;
  /** Only those whose `effectiveAt` is before this moment. */
  readonly effectiveTo?: string | null | undefined;
  /** Only those about this order. There are none about an order that the caller may not see. */
  readonly orderId?: string | null | undefined;
  /** Only for one of these reasons, at most 10. */
  readonly reasons?: ReadonlyArray<TransferReason> | null | undefined;
};

/** Why money moved. */
export type TransferReason =
  /** Finance corrected a balance by hand. */
  | 'ADJUSTMENT'
  /** A network's commission was reported, amended or taken back. */
  | 'COMMISSION'
  /** Part of a balance was put on hold, taken, or given free again. */
  | 'HOLD'
  /** An order of the store is complete: what was prepaid is sold. */
  | 'ORDER_REVENUE'
  /** A buyer paid by a channel. */
  | 'PAYMENT_CAPTURE'
  /** A payment that no order takes went back. */
  | 'PAYMENT_RETURN'
  /** Money came to a channel that no payment accounts for, or somebody has cleared it up. */
  | 'PAYMENT_SUSPENSE'
  /** A credited rebate was taken back, in whole or in part. */
  | 'REBATE_CLAWBACK'
  /** A rebate became available. */
  | 'REBATE_CREDIT'
  /** A rebate was announced, or its estimate changed. */
  | 'REBATE_ESTIMATE'
  /** Money went back to the payer of an order. */
  | 'REFUND'
  /** The buyer's bank sent refunded money back. */
  | 'REFUND_RETURNED'
  /** Finance undid an adjustment. */
  | 'REVERSAL';

/** One of a member's accounts. */
export type UserAccount =
  /** Rebates that can be withdrawn. */
  | 'AVAILABLE'
  /** What must still be given back. */
  | 'OWED'
  /** Rebates that are announced and not yet available. */
  | 'PENDING';

/** A person who wants to become a member. At least one of `email` and `phone` is expected. */
export type UserRegisterInput = {
  /** The name to show, 1 to 80 printable characters. */
  readonly displayName: string;
  /** Own e-mail address. */
  readonly email?: string | null | undefined;
  /** The code of whoever invited the person. */
  readonly inviteCode?: string | null | undefined;
  /** Preferred language, such as `en`. Default: `zh-CN`. */
  readonly locale?: string | null | undefined;
  /** A password of 10 to 128 characters. */
  readonly password: string;
  /** Own telephone number in international form, such as `+8613800138000`. */
  readonly phone?: string | null | undefined;
};

/** What to change in the caller's profile. Absent fields stay as they are. */
export type UserUpdateInput = {
  /** The name to show, 1 to 80 printable characters. */
  readonly displayName?: string | null | undefined;
  /** Refuse when the user is not at this version any more. */
  readonly expectedVersion?: number | null | undefined;
  /** Preferred language, such as `zh-CN`. */
  readonly locale?: string | null | undefined;
};

/** A day of the week in the platform's zone. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

export type RegisterMutationVariables = Exact<{
  input: UserRegisterInput;
}>;


export type RegisterMutation = { readonly userRegister: { readonly user: { readonly id: string, readonly displayName: string, readonly email: string | null, readonly phone: string | null, readonly inviteCode: string, readonly locale: string, readonly role: Role, readonly tier: string, readonly version: number } | null, readonly session: { readonly id: string, readonly accessToken: string, readonly accessTokenExpiresAt: string, readonly refreshToken: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: AccountErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type SignInMutationVariables = Exact<{
  input: SessionCreateInput;
}>;


export type SignInMutation = { readonly sessionCreate: { readonly user: { readonly id: string, readonly displayName: string, readonly email: string | null, readonly phone: string | null, readonly inviteCode: string, readonly locale: string, readonly role: Role, readonly tier: string, readonly version: number } | null, readonly session: { readonly id: string, readonly accessToken: string, readonly accessTokenExpiresAt: string, readonly refreshToken: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: AccountErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type RefreshSessionMutationVariables = Exact<{
  input: SessionRefreshInput;
}>;


export type RefreshSessionMutation = { readonly sessionRefresh: { readonly session: { readonly id: string, readonly accessToken: string, readonly accessTokenExpiresAt: string, readonly refreshToken: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: AccountErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type SignOutMutationVariables = Exact<{
  input: SessionRevokeInput;
}>;


export type SignOutMutation = { readonly sessionRevoke: { readonly isRevoked: boolean | null, readonly userErrors: ReadonlyArray<{ readonly code: AccountErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type UpdateProfileMutationVariables = Exact<{
  input: UserUpdateInput;
}>;


export type UpdateProfileMutation = { readonly userUpdate: { readonly user: { readonly id: string, readonly displayName: string, readonly email: string | null, readonly phone: string | null, readonly inviteCode: string, readonly locale: string, readonly role: Role, readonly tier: string, readonly version: number } | null, readonly userErrors: ReadonlyArray<{ readonly code: AccountErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type ProfileFragment = { readonly id: string, readonly displayName: string, readonly email: string | null, readonly phone: string | null, readonly inviteCode: string, readonly locale: string, readonly role: Role, readonly tier: string, readonly version: number };

export type TokensFragment = { readonly id: string, readonly accessToken: string, readonly accessTokenExpiresAt: string, readonly refreshToken: string };

export type HomeQueryVariables = Exact<{
  orders?: number | null | undefined;
}>;


export type HomeQuery = { readonly viewer: { readonly id: string, readonly displayName: string, readonly email: string | null, readonly phone: string | null, readonly inviteCode: string, readonly locale: string, readonly role: Role, readonly tier: string, readonly version: number, readonly balances: ReadonlyArray<{ readonly currencyCode: CurrencyCode, readonly asOf: string, readonly available: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly pending: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly frozen: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly owed: { readonly amount: string, readonly currencyCode: CurrencyCode } }> | null, readonly orders: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly number: string, readonly source: OrderSource, readonly status: OrderStatus, readonly placedAt: string, readonly onHold: boolean, readonly version: number, readonly paid: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly refunded: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly rebates: ReadonlyArray<{ readonly id: string, readonly role: BeneficiaryRole, readonly status: RebateStatus, readonly expectedAt: string | null, readonly creditedAt: string | null, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type MyTransactionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: TransactionFilter | null | undefined;
}>;


export type MyTransactionsQuery = { readonly viewer: { readonly id: string, readonly transactions: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly transferId: string, readonly sequence: number, readonly reason: TransferReason, readonly effectiveAt: string, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly balanceAfter: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly order: { readonly id: string, readonly number: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type MyBillsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyBillsQuery = { readonly viewer: { readonly id: string, readonly bills: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly number: string, readonly status: BillStatus, readonly period: { readonly month: string, readonly startsAt: string, readonly endsAt: string }, readonly opening: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly credits: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly debits: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly closing: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type BillLinesQueryVariables = Exact<{
  billId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BillLinesQuery = { readonly node:
    | { readonly __typename: 'AuditEntry', readonly id: string }
    | { readonly __typename: 'BalanceAdjustment', readonly id: string }
    | { readonly __typename: 'BalanceHold', readonly id: string }
    | { readonly __typename: 'Bill', readonly number: string, readonly id: string, readonly lines: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly transferId: string, readonly reason: TransferReason, readonly effectiveAt: string, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly balanceAfter: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | { readonly __typename: 'Job', readonly id: string }
    | { readonly __typename: 'LedgerTransfer', readonly id: string }
    | { readonly __typename: 'Merchant', readonly id: string }
    | { readonly __typename: 'Notification', readonly id: string }
    | { readonly __typename: 'Order', readonly id: string }
    | { readonly __typename: 'OrderClaim', readonly id: string }
    | { readonly __typename: 'Payment', readonly id: string }
    | { readonly __typename: 'Product', readonly id: string }
    | { readonly __typename: 'Rebate', readonly id: string }
    | { readonly __typename: 'RebateRule', readonly id: string }
    | { readonly __typename: 'Refund', readonly id: string }
    | { readonly __typename: 'RiskHold', readonly id: string }
    | { readonly __typename: 'TrackingLink', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'WebhookDelivery', readonly id: string }
    | { readonly __typename: 'WebhookEndpoint', readonly id: string }
   | null };

export type BalanceChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type BalanceChangedSubscription = { readonly balanceChanged: { readonly currencyCode: CurrencyCode, readonly asOf: string, readonly available: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly pending: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly frozen: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly owed: { readonly amount: string, readonly currencyCode: CurrencyCode } } };

export type AmountFragment = { readonly amount: string, readonly currencyCode: CurrencyCode };

export type BalanceFiguresFragment = { readonly currencyCode: CurrencyCode, readonly asOf: string, readonly available: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly pending: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly frozen: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly owed: { readonly amount: string, readonly currencyCode: CurrencyCode } };

export type MyOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort?: OrderSort | null | undefined;
}>;


export type MyOrdersQuery = { readonly viewer: { readonly id: string, readonly orders: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly number: string, readonly source: OrderSource, readonly status: OrderStatus, readonly placedAt: string, readonly onHold: boolean, readonly version: number, readonly paid: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly refunded: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly rebates: ReadonlyArray<{ readonly id: string, readonly role: BeneficiaryRole, readonly status: RebateStatus, readonly expectedAt: string | null, readonly creditedAt: string | null, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type OrderDetailsQueryVariables = Exact<{
  orderId: string;
}>;


export type OrderDetailsQuery = { readonly order: { readonly placedAt: string, readonly paidAt: string | null, readonly receivedAt: string | null, readonly settledAt: string | null, readonly id: string, readonly number: string, readonly source: OrderSource, readonly status: OrderStatus, readonly onHold: boolean, readonly version: number, readonly refundable: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly lines: ReadonlyArray<{ readonly id: string, readonly title: string, readonly merchant: string | null, readonly quantity: number, readonly status: OrderStatus, readonly unitPrice: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly paid: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly refunded: { readonly amount: string, readonly currencyCode: CurrencyCode } }>, readonly rebates: ReadonlyArray<{ readonly id: string, readonly role: BeneficiaryRole, readonly status: RebateStatus, readonly expectedAt: string | null, readonly creditedAt: string | null, readonly explanation: { readonly formula: string, readonly steps: ReadonlyArray<{ readonly label: string, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }>, readonly considered: ReadonlyArray<{ readonly name: string, readonly version: number, readonly outcome: RuleOutcome }> }, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }>, readonly refunds: ReadonlyArray<{ readonly id: string, readonly number: string, readonly status: RefundStatus, readonly reason: RefundReason, readonly createdAt: string, readonly decidedAt: string | null, readonly allowedActions: ReadonlyArray<RefundAction>, readonly version: number, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }>, readonly paid: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly refunded: { readonly amount: string, readonly currencyCode: CurrencyCode } } | null };

export type PreviewRebateQueryVariables = Exact<{
  input: RebatePreviewInput;
}>;


export type PreviewRebateQuery = { readonly rebatePreview: { readonly explanation: { readonly formula: string, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly steps: ReadonlyArray<{ readonly label: string, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }> } } | null };

export type RequestRefundMutationVariables = Exact<{
  input: RefundRequestInput;
}>;


export type RequestRefundMutation = { readonly refundRequest: { readonly refund: { readonly id: string, readonly number: string, readonly status: RefundStatus, readonly reason: RefundReason, readonly createdAt: string, readonly decidedAt: string | null, readonly allowedActions: ReadonlyArray<RefundAction>, readonly version: number, readonly order: { readonly id: string, readonly refundable: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } } | null, readonly userErrors: ReadonlyArray<{ readonly code: RefundErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type CancelRefundMutationVariables = Exact<{
  input: RefundDecisionInput;
}>;


export type CancelRefundMutation = { readonly refundCancel: { readonly refund: { readonly id: string, readonly number: string, readonly status: RefundStatus, readonly reason: RefundReason, readonly createdAt: string, readonly decidedAt: string | null, readonly allowedActions: ReadonlyArray<RefundAction>, readonly version: number, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } } | null, readonly userErrors: ReadonlyArray<{ readonly code: RefundErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type OrderUpdatedSubscriptionVariables = Exact<{
  orderId?: string | null | undefined;
}>;


export type OrderUpdatedSubscription = { readonly orderUpdated: { readonly id: string, readonly number: string, readonly source: OrderSource, readonly status: OrderStatus, readonly placedAt: string, readonly onHold: boolean, readonly version: number, readonly paid: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly refunded: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly rebates: ReadonlyArray<{ readonly id: string, readonly role: BeneficiaryRole, readonly status: RebateStatus, readonly expectedAt: string | null, readonly creditedAt: string | null, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }> } };

export type RebateUpdatedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type RebateUpdatedSubscription = { readonly rebateUpdated: { readonly id: string, readonly role: BeneficiaryRole, readonly status: RebateStatus, readonly expectedAt: string | null, readonly creditedAt: string | null, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } } };

export type RefundUpdatedSubscriptionVariables = Exact<{
  refundId?: string | null | undefined;
}>;


export type RefundUpdatedSubscription = { readonly refundUpdated: { readonly id: string, readonly number: string, readonly status: RefundStatus, readonly reason: RefundReason, readonly createdAt: string, readonly decidedAt: string | null, readonly allowedActions: ReadonlyArray<RefundAction>, readonly version: number, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } } };

export type OrderSummaryFragment = { readonly id: string, readonly number: string, readonly source: OrderSource, readonly status: OrderStatus, readonly placedAt: string, readonly onHold: boolean, readonly version: number, readonly paid: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly refunded: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly rebates: ReadonlyArray<{ readonly id: string, readonly role: BeneficiaryRole, readonly status: RebateStatus, readonly expectedAt: string | null, readonly creditedAt: string | null, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }> };

export type RebateSummaryFragment = { readonly id: string, readonly role: BeneficiaryRole, readonly status: RebateStatus, readonly expectedAt: string | null, readonly creditedAt: string | null, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } };

export type RefundSummaryFragment = { readonly id: string, readonly number: string, readonly status: RefundStatus, readonly reason: RefundReason, readonly createdAt: string, readonly decidedAt: string | null, readonly allowedActions: ReadonlyArray<RefundAction>, readonly version: number, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } };

export type RefundsToDecideQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RefundsToDecideQuery = { readonly refunds: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly note: string | null, readonly id: string, readonly number: string, readonly status: RefundStatus, readonly reason: RefundReason, readonly createdAt: string, readonly decidedAt: string | null, readonly allowedActions: ReadonlyArray<RefundAction>, readonly version: number, readonly order: { readonly id: string, readonly number: string, readonly buyer: { readonly id: string, readonly displayName: string } | null }, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type ApproveRefundMutationVariables = Exact<{
  input: RefundDecisionInput;
}>;


export type ApproveRefundMutation = { readonly refundApprove: { readonly refund: { readonly id: string, readonly number: string, readonly status: RefundStatus, readonly reason: RefundReason, readonly createdAt: string, readonly decidedAt: string | null, readonly allowedActions: ReadonlyArray<RefundAction>, readonly version: number, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } } | null, readonly userErrors: ReadonlyArray<{ readonly code: RefundErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type RejectRefundMutationVariables = Exact<{
  input: RefundDecisionInput;
}>;


export type RejectRefundMutation = { readonly refundReject: { readonly refund: { readonly id: string, readonly number: string, readonly status: RefundStatus, readonly reason: RefundReason, readonly createdAt: string, readonly decidedAt: string | null, readonly allowedActions: ReadonlyArray<RefundAction>, readonly version: number, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } } | null, readonly userErrors: ReadonlyArray<{ readonly code: RefundErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type FindOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;


export type FindOrdersQuery = { readonly orders: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly number: string, readonly source: OrderSource, readonly status: OrderStatus, readonly placedAt: string, readonly onHold: boolean, readonly version: number, readonly buyer: { readonly id: string, readonly displayName: string } | null, readonly paid: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly refunded: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly rebates: ReadonlyArray<{ readonly id: string, readonly role: BeneficiaryRole, readonly status: RebateStatus, readonly expectedAt: string | null, readonly creditedAt: string | null, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type ImportOrdersMutationVariables = Exact<{
  input: OrdersImportInput;
}>;


export type ImportOrdersMutation = { readonly ordersImport: { readonly result: { readonly created: number, readonly updated: number, readonly unchanged: number } | null, readonly failures: ReadonlyArray<{ readonly index: number, readonly problems: ReadonlyArray<{ readonly field: string, readonly code: RecordProblemCode, readonly message: string }> }>, readonly userErrors: ReadonlyArray<{ readonly code: ImportErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type LinkIdentityMutationVariables = Exact<{
  input: IdentityLinkInput;
}>;


export type LinkIdentityMutation = { readonly identityLink: { readonly identity: { readonly provider: string, readonly subject: string, readonly createdAt: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: AccountErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type TrialBalanceQueryVariables = Exact<{ [key: string]: never; }>;


export type TrialBalanceQuery = { readonly ledger: { readonly trialBalance: ReadonlyArray<{ readonly purpose: AccountPurpose, readonly currencyCode: CurrencyCode, readonly accounts: number, readonly debits: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly credits: { readonly amount: string, readonly currencyCode: CurrencyCode } }> } | null };

export type IssueBillsMutationVariables = Exact<{
  input: BillsIssueInput;
}>;


export type IssueBillsMutation = { readonly billsIssue: { readonly billingMonth: { readonly month: string, readonly billCount: number, readonly closed: ReadonlyArray<string> } | null, readonly userErrors: ReadonlyArray<{ readonly code: BillErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type RebateRulesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: RebateRuleFilter | null | undefined;
}>;


export type RebateRulesQuery = { readonly rebateRules: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly name: string, readonly status: RebateRuleStatus, readonly version: number, readonly current: { readonly id: string, readonly number: number, readonly beneficiary: BeneficiaryRole, readonly priority: number, readonly startsAt: string | null, readonly endsAt: string | null, readonly reward: { readonly percentOfCommission: string | null, readonly percentOfOrder: string | null, readonly fixed: { readonly amount: string, readonly currencyCode: CurrencyCode } | null }, readonly scope: { readonly sources: ReadonlyArray<OrderSource>, readonly categories: ReadonlyArray<string> } } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type DraftRebateRuleMutationVariables = Exact<{
  input: RebateRuleDraftInput;
}>;


export type DraftRebateRuleMutation = { readonly rebateRuleDraft: { readonly rebateRule: { readonly id: string, readonly name: string, readonly status: RebateRuleStatus, readonly version: number, readonly current: { readonly id: string, readonly number: number, readonly beneficiary: BeneficiaryRole, readonly priority: number, readonly startsAt: string | null, readonly endsAt: string | null, readonly reward: { readonly percentOfCommission: string | null, readonly percentOfOrder: string | null, readonly fixed: { readonly amount: string, readonly currencyCode: CurrencyCode } | null }, readonly scope: { readonly sources: ReadonlyArray<OrderSource>, readonly categories: ReadonlyArray<string> } } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: RebateRuleErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type PublishRebateRuleMutationVariables = Exact<{
  input: RebateRulePublishInput;
}>;


export type PublishRebateRuleMutation = { readonly rebateRulePublish: { readonly rebateRule: { readonly id: string, readonly name: string, readonly status: RebateRuleStatus, readonly version: number, readonly current: { readonly id: string, readonly number: number, readonly beneficiary: BeneficiaryRole, readonly priority: number, readonly startsAt: string | null, readonly endsAt: string | null, readonly reward: { readonly percentOfCommission: string | null, readonly percentOfOrder: string | null, readonly fixed: { readonly amount: string, readonly currencyCode: CurrencyCode } | null }, readonly scope: { readonly sources: ReadonlyArray<OrderSource>, readonly categories: ReadonlyArray<string> } } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: RebateRuleErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type RuleSummaryFragment = { readonly id: string, readonly name: string, readonly status: RebateRuleStatus, readonly version: number, readonly current: { readonly id: string, readonly number: number, readonly beneficiary: BeneficiaryRole, readonly priority: number, readonly startsAt: string | null, readonly endsAt: string | null, readonly reward: { readonly percentOfCommission: string | null, readonly percentOfOrder: string | null, readonly fixed: { readonly amount: string, readonly currencyCode: CurrencyCode } | null }, readonly scope: { readonly sources: ReadonlyArray<OrderSource>, readonly categories: ReadonlyArray<string> } } | null };

export const ProfileFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Profile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"inviteCode"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<ProfileFragment, unknown>;
export const TokensFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Tokens"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"accessTokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]} as unknown as DocumentNode<TokensFragment, unknown>;
export const AmountFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]} as unknown as DocumentNode<AmountFragment, unknown>;
export const BalanceFiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BalanceFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Balance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frozen"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]} as unknown as DocumentNode<BalanceFiguresFragment, unknown>;
export const RebateSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RebateSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rebate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]} as unknown as DocumentNode<RebateSummaryFragment, unknown>;
export const OrderSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"paid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rebates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RebateSummary"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RebateSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rebate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<OrderSummaryFragment, unknown>;
export const RefundSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]} as unknown as DocumentNode<RefundSummaryFragment, unknown>;
export const RuleSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RebateRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"beneficiary"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"reward"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentOfCommission"}},{"kind":"Field","name":{"kind":"Name","value":"percentOfOrder"}},{"kind":"Field","name":{"kind":"Name","value":"fixed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]} as unknown as DocumentNode<RuleSummaryFragment, unknown>;
export const RegisterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Register"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UserRegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userRegister"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Profile"}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Tokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Profile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"inviteCode"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Tokens"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"accessTokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]} as unknown as DocumentNode<RegisterMutation, RegisterMutationVariables>;
export const SignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SessionCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Profile"}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Tokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Profile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"inviteCode"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Tokens"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"accessTokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const RefreshSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefreshSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SessionRefreshInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionRefresh"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Tokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Tokens"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"accessTokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]} as unknown as DocumentNode<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const SignOutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOut"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SessionRevokeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionRevoke"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isRevoked"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
export const UpdateProfileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UserUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Profile"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Profile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"inviteCode"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const HomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Home"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orders"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Profile"}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BalanceFigures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orders"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderSummary"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RebateSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rebate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Profile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"inviteCode"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BalanceFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Balance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frozen"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"paid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rebates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RebateSummary"}}]}}]}}]} as unknown as DocumentNode<HomeQuery, HomeQueryVariables>;
export const MyTransactionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyTransactions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TransactionFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transferId"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balanceAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]} as unknown as DocumentNode<MyTransactionsQuery, MyTransactionsQueryVariables>;
export const MyBillsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyBills"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"bills"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"opening"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"credits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"debits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"closing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]} as unknown as DocumentNode<MyBillsQuery, MyBillsQueryVariables>;
export const BillLinesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BillLines"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"billId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"billId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bill"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transferId"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balanceAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]} as unknown as DocumentNode<BillLinesQuery, BillLinesQueryVariables>;
export const BalanceChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"BalanceChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanceChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BalanceFigures"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BalanceFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Balance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frozen"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<BalanceChangedSubscription, BalanceChangedSubscriptionVariables>;
export const MyOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderSort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderSummary"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RebateSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rebate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"paid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rebates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RebateSummary"}}]}}]}}]} as unknown as DocumentNode<MyOrdersQuery, MyOrdersQueryVariables>;
export const OrderDetailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderSummary"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"paidAt"}},{"kind":"Field","name":{"kind":"Name","value":"receivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"settledAt"}},{"kind":"Field","name":{"kind":"Name","value":"refundable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"merchant"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rebates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RebateSummary"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formula"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"considered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundSummary"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RebateSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rebate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"paid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rebates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RebateSummary"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<OrderDetailsQuery, OrderDetailsQueryVariables>;
export const PreviewRebateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewRebate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RebatePreviewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rebatePreview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explanation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formula"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]} as unknown as DocumentNode<PreviewRebateQuery, PreviewRebateQueryVariables>;
export const RequestRefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestRefund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefundRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refundRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refund"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundSummary"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"refundable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<RequestRefundMutation, RequestRefundMutationVariables>;
export const CancelRefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelRefund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefundDecisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refundCancel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refund"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<CancelRefundMutation, CancelRefundMutationVariables>;
export const OrderUpdatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OrderUpdated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"orderId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderSummary"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RebateSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rebate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"paid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rebates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RebateSummary"}}]}}]}}]} as unknown as DocumentNode<OrderUpdatedSubscription, OrderUpdatedSubscriptionVariables>;
export const RebateUpdatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RebateUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rebateUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RebateSummary"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RebateSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rebate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<RebateUpdatedSubscription, RebateUpdatedSubscriptionVariables>;
export const RefundUpdatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RefundUpdated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"refundId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refundUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"refundId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"refundId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundSummary"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<RefundUpdatedSubscription, RefundUpdatedSubscriptionVariables>;
export const RefundsToDecideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RefundsToDecide"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refunds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"IN_REVIEW"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundSummary"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"buyer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<RefundsToDecideQuery, RefundsToDecideQueryVariables>;
export const ApproveRefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveRefund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefundDecisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refundApprove"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refund"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<ApproveRefundMutation, ApproveRefundMutationVariables>;
export const RejectRefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectRefund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefundDecisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refundReject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refund"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<RejectRefundMutation, RejectRefundMutationVariables>;
export const FindOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderSummary"}},{"kind":"Field","name":{"kind":"Name","value":"buyer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RebateSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Rebate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"paid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rebates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RebateSummary"}}]}}]}}]} as unknown as DocumentNode<FindOrdersQuery, FindOrdersQueryVariables>;
export const ImportOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrdersImportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ordersImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ImportOrdersMutation, ImportOrdersMutationVariables>;
export const LinkIdentityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LinkIdentity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<LinkIdentityMutation, LinkIdentityMutationVariables>;
export const TrialBalanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TrialBalance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ledger"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trialBalance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"}},{"kind":"Field","name":{"kind":"Name","value":"debits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"credits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]} as unknown as DocumentNode<TrialBalanceQuery, TrialBalanceQueryVariables>;
export const IssueBillsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IssueBills"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BillsIssueInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billsIssue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billingMonth"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"billCount"}},{"kind":"Field","name":{"kind":"Name","value":"closed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<IssueBillsMutation, IssueBillsMutationVariables>;
export const RebateRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RebateRules"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RebateRuleFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rebateRules"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleSummary"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RebateRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"beneficiary"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"reward"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentOfCommission"}},{"kind":"Field","name":{"kind":"Name","value":"percentOfOrder"}},{"kind":"Field","name":{"kind":"Name","value":"fixed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}}]}}]}}]}}]} as unknown as DocumentNode<RebateRulesQuery, RebateRulesQueryVariables>;
export const DraftRebateRuleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DraftRebateRule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RebateRuleDraftInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rebateRuleDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rebateRule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RebateRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"beneficiary"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"reward"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentOfCommission"}},{"kind":"Field","name":{"kind":"Name","value":"percentOfOrder"}},{"kind":"Field","name":{"kind":"Name","value":"fixed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}}]}}]}}]}}]} as unknown as DocumentNode<DraftRebateRuleMutation, DraftRebateRuleMutationVariables>;
export const PublishRebateRuleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishRebateRule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RebateRulePublishInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rebateRulePublish"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rebateRule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RebateRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"beneficiary"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"reward"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentOfCommission"}},{"kind":"Field","name":{"kind":"Name","value":"percentOfOrder"}},{"kind":"Field","name":{"kind":"Name","value":"fixed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}}]}}]}}]}}]} as unknown as DocumentNode<PublishRebateRuleMutation, PublishRebateRuleMutationVariables>;
use super::super::audience::ORDER_OF_REBATE;
use super::super::class::{Class, class};

const OF_BUYER: &str = "A AVAA VVV AAAAV A";
const OF_INVITER: &str = "A AAVA VVV AAAAV A";
const RULES: &str = "U FFFF VVV FFFFF F";
const BOOKS: &str = "U FFFF FVV FFFFF F";

pub fn classes() -> Vec<Class> {
    let rebate = "amount beneficiary booked credited creditedAt expectedAt explanation id revisions role rule \
                  status subsidy";
    let explanation = "amount considered formula inputs net parts skipped split steps";
    let version = "beneficiary budget caps endsAt excludes exclusive id number priority publishedAt reward scope \
                   stackGroup startsAt subsidised when";
    let scope = "accounts categories channels hours invitedBy maxOrder merchants minOrder newUserDays products \
                 sources tiers weekdays";
    let reward = "firstOrderBonus fixed fixedPerItem fixedPerOrder multiplier percentOfCommission percentOfOrder \
                  tiers";
    let backtest = "burns days exhausted lines losers mostChanged mostGained mostLost orders rules sources states \
                    totals winners";
    let figures = "booked bookedMargin bookedSubsidy commission lines tested testedMargin testedSubsidy";
    let caps = "maxPerOrder minPerOrder perUser perUserPerDay perUserPerMonth";
    let preview =
        "rebatePreview(input: { source: IMPORT, paid: { amount: \"1.00\", currencyCode: CNY } }) { @ }";
    vec![
        class("Rebate", rebate)
            .met("node(id: $REBATE) { ... on Rebate { @ } }", OF_BUYER)
            .met("node(id: $INVITERS_REBATE) { ... on Rebate { @ } }", OF_INVITER)
            .restricted("line", ORDER_OF_REBATE)
            .restricted("order", ORDER_OF_REBATE),
        class("RebateRevision", "amount change explanation number recordedAt")
            .met(of_rebate("revisions { @ }"), OF_BUYER),
        class("RebateExplanation", explanation).met(of_rebate("explanation { @ }"), OF_BUYER),
        class("RebateInput", "name source value").met(of_rebate("explanation { inputs { @ } }"), OF_BUYER),
        class("RebatePart", "amount formula name steps versionId")
            .met(of_rebate("explanation { parts { @ } }"), OF_BUYER),
        class("RebateSplit", "buyer commission inviter inviterOfInviter margin subsidy")
            .met(of_rebate("explanation { split { @ } }"), OF_BUYER),
        class("RebateStep", "amount label").met(of_rebate("explanation { steps { @ } }"), OF_BUYER),
        class("RuleConsidered", "name outcome version versionId")
            .met(of_rebate("explanation { considered { @ } }"), OF_BUYER),
        class("RebateBacktest", backtest)
            .met(of_past("@"), BOOKS)
            .met(of_past("@").replace("$LESS", "$MORE"), BOOKS),
        class("RebateBacktestBurn", "date key tested").met(of_past("burns { @ }"), BOOKS),
        class("RebateBacktestDay", "date figures").met(of_past("days { @ }"), BOOKS),
        class("RebateBacktestExhausted", "date key kind placedAt").met(of_past("exhausted { @ }"), BOOKS),
        class("RebateBacktestFigures", figures).met(of_past("totals { @ }"), BOOKS),
        class("RebateBacktestLine", "booked line tested").met(of_past("mostChanged { @ }"), BOOKS),
        class("RebateBacktestPerson", "booked tested user").met(of_past("mostLost { @ }"), BOOKS),
        class("RebateBacktestPayload", "report userErrors")
            .met(back_test("{ @ }"), BOOKS)
            .met(back_test("{ @ }").replace("$LESS", "\"\""), BOOKS),
        // met by subscribing only
        class("RebateBacktestProgress", "done report total userErrors"),
        class("RebateBacktestRule", "awards key tested testedSubsidy").met(of_past("rules { @ }"), BOOKS),
        class("RebateBacktestSource", "figures source").met(of_past("sources { @ }"), BOOKS),
        class("RebatePreview", "explanation").met(preview, "U VVVV VVV VVVVV V"),
        class("RebateRule", "budgetUse current id key name status terms version versions")
            .met(of_rules("@"), RULES),
        class("RebateRuleTerm", "from until version").met(of_rules("terms { @ }"), RULES),
        class("RuleBudgetUse", "day reserved spent").met(of_rules("budgetUse { @ }"), RULES),
        class("RebateRuleVersion", version).met(of_rules("versions { @ }"), RULES),
        class("RuleScope", scope).met(of_rules("versions { scope { @ } }"), RULES),
        class("RuleHours", "from until").met(of_rules("versions { scope { hours { @ } } }"), RULES),
        class("RuleReward", reward).met(of_rules("versions { reward { @ } }"), RULES),
        class("RuleTiers", "by mode of tiers").met(of_rules("versions { reward { tiers { @ } } }"), RULES),
        class("RuleTier", "from rate").met(of_rules("versions { reward { tiers { tiers { @ } } } }"), RULES),
        class("RuleCaps", caps).met(of_rules("versions { caps { @ } }"), RULES),
        class("RuleBudget", "perDay total").met(of_rules("versions { budget { @ } }"), RULES),
    ]
}

fn of_rebate(wanted: &str) -> String {
    format!("node(id: $REBATE) {{ ... on Rebate {{ {wanted} }} }}")
}

fn of_rules(wanted: &str) -> String {
    format!("rebateRules {{ edges {{ node {{ {wanted} }} }} }}")
}

/// A back-test of rules that pay the owner less than what is booked, and exhaust their budget.
fn back_test(wanted: &str) -> String {
    format!(
        "rebateBacktest(input: {{ document: $LESS, from: \"2026-10-01T00:00:00Z\", \
         to: \"2026-11-01T00:00:00Z\" }}) {wanted}"
    )
}

fn of_past(wanted: &str) -> String {
    back_test(&format!("{{ report {{ {wanted} }} }}"))
}

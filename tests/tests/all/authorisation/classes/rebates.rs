use super::super::audience::ORDER_OF_REBATE;
use super::super::class::{Class, class};

const OF_BUYER: &str = "A AVAA VVV AAAAV A";
const OF_INVITER: &str = "A AAVA VVV AAAAV A";
const RULES: &str = "U FFFF VVV FFFFF F";

pub fn classes() -> Vec<Class> {
    let rebate = "amount beneficiary booked credited creditedAt expectedAt explanation id revisions role rule \
                  status";
    let version = "beneficiary endsAt id number priority publishedAt reward scope startsAt";
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
        class("RebateExplanation", "amount considered formula net steps")
            .met(of_rebate("explanation { @ }"), OF_BUYER),
        class("RebateStep", "amount label").met(of_rebate("explanation { steps { @ } }"), OF_BUYER),
        class("RuleConsidered", "name outcome version versionId")
            .met(of_rebate("explanation { considered { @ } }"), OF_BUYER),
        class("RebatePreview", "explanation").met(preview, "U VVVV VVV VVVVV V"),
        class("RebateRule", "current id name status version versions").met(of_rules("@"), RULES),
        class("RebateRuleVersion", version).met(of_rules("versions { @ }"), RULES),
        class("RuleScope", "categories sources").met(of_rules("versions { scope { @ } }"), RULES),
        class("RuleReward", "fixed percentOfCommission percentOfOrder")
            .met(of_rules("versions { reward { @ } }"), RULES),
    ]
}

fn of_rebate(wanted: &str) -> String {
    format!("node(id: $REBATE) {{ ... on Rebate {{ {wanted} }} }}")
}

fn of_rules(wanted: &str) -> String {
    format!("rebateRules {{ edges {{ node {{ {wanted} }} }} }}")
}

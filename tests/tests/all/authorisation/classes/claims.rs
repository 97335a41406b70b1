use super::super::audience::{DESK_OF_CLAIM, EDGES_OF_CLAIMS, ORDER_OF_CLAIM};
use super::super::class::{Class, class};

const CLAIM: &str = "A AVAA VVV AAAAA A";

pub fn classes() -> Vec<Class> {
    let of = |name: &str, wanted: &str| format!("node(id: ${name}) {{ ... on OrderClaim {{ {wanted} }} }}");
    let claim = "createdAt decidedAt expiresAt id note orderNumber paid source status user";
    vec![
        class("OrderClaim", claim)
            .met(of("CLAIM", "@"), CLAIM)
            .met(of("GRANTED_CLAIM", "@"), CLAIM)
            .restricted("competitorCount", DESK_OF_CLAIM)
            .restricted("decidedBy", DESK_OF_CLAIM)
            .restricted("decisionNote", DESK_OF_CLAIM)
            .restricted("evidence", DESK_OF_CLAIM)
            .restricted("order", ORDER_OF_CLAIM)
            .restricted("score", DESK_OF_CLAIM)
            .restricted("state", DESK_OF_CLAIM),
        // whoever has made no claim reads an empty page
        class("OrderClaimConnection", "pageInfo")
            .met("orderClaims { @ }", "U VVVV VVV FFFFF V")
            .restricted("edges", EDGES_OF_CLAIMS)
            .blank("totalCount"),
        class("OrderClaimEdge", "cursor node").met("orderClaims { edges { @ } }", "U AVAA VVV FFFFF A"),
        class("OrderClaimEvidence", "at kind points text")
            .met(of("GRANTED_CLAIM", "evidence { @ }"), "A AFAA VVV AAAAA A"),
    ]
}

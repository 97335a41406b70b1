//! The operations of `queries/bot.graphql`, checked against the schema by the compiler.
#![allow(missing_docs, reason = "the documents and the schema describe what is generated")]

use graphql_client::GraphQLQuery;
use serde_json::Value;

type Decimal = String;
type DateTime = String;
#[allow(clippy::upper_case_acronyms, reason = "the schema spells it so")]
type JSON = Value;

macro_rules! operation {
    ($name:ident) => {
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../../schema.graphql",
            query_path = "queries/bot.graphql",
            response_derives = "Debug, Clone, PartialEq"
        )]
        pub struct $name;
    };
}

operation!(LinkAccount);
operation!(Convert);
operation!(ClaimOrder);
operation!(MemberBalance);
operation!(MemberOrders);
operation!(MemberBills);
operation!(RebateOfEvent);
operation!(NewestEvent);
operation!(Follow);

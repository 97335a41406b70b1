use rebated_domain::order::OrderStatus;

use super::super::{Kind, Line};
use super::Book;

/// What the platform should end up with for a line, once it has read everything that the network tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TruthLine {
    /// The line's key at the network.
    pub line_key: String,
    /// The order that it belongs to.
    pub order_ref: String,
    /// Who bought, in the network's words: `relation:…`, or the link's name for the buyer.
    pub buyer_ref: Option<String>,
    /// The line's state.
    pub status: OrderStatus,
    /// Whether a case is open or the line is frozen. Pinduoduo does not tell of cases.
    pub held: bool,
    /// What the buyer paid, or has to pay, in fen.
    pub paid_minor: i64,
    /// What went back to the buyer, in fen. Pinduoduo does not tell.
    pub refunded_minor: i64,
    /// The commission after the network's fee as the network states it now, in fen; nothing for a void line. JD and
    /// Pinduoduo lower it when goods go back, Taobao does not.
    pub commission_minor: Option<i64>,
    /// What Taobao takes back of it by its refunds, in fen; none at JD and Pinduoduo.
    pub commission_returned_minor: i64,
}

impl Book {
    /// What the platform should end up with, in the order in which lines were placed. It is computed from what has
    /// happened, not from the rows that are served.
    pub fn truth(&self) -> Vec<TruthLine> {
        let kind = self.0.kind;
        self.lived().lines().iter().map(|line| truth(kind, line)).collect()
    }
}

fn truth(kind: Kind, line: &Line) -> TruthLine {
    let tells_of_cases = kind != Kind::Pinduoduo;
    let relation = line.tracks.relation_id.as_ref().map(|id| format!("relation:{id}"));
    let special = line.tracks.special_id.as_ref().map(|id| format!("special:{id}"));
    let buyer_ref = match kind {
        Kind::Taobao => relation.or(special),
        Kind::Jd | Kind::Pinduoduo => line.tracks.sub_id.clone(),
    };
    TruthLine {
        line_key: line.key.clone(),
        order_ref: line.order_ref.clone(),
        buyer_ref,
        status: line.status(),
        held: !line.is_void && (line.is_frozen() || (tells_of_cases && line.is_disputed())),
        paid_minor: line.paid_minor,
        refunded_minor: if tells_of_cases { line.refunded_minor(kind) } else { 0 },
        commission_minor: Some(if line.is_void { 0 } else { line.net_minor() }),
        commission_returned_minor: line.commission_returned_minor(),
    }
}

use super::OrderStatus;

/// The figures of one line that matter to its order, in minor units of the order's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFigures {
    /// State of the line.
    pub status: OrderStatus,
    /// A dispute is open on the line.
    pub held: bool,
    /// What was paid.
    pub paid: i64,
    /// How much of it went back.
    pub refunded: i64,
    /// Net commission after what was taken back.
    pub commission: Option<i64>,
}

/// What an order is, given its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderFigures {
    /// The state of the least advanced line that is alive; of the most void one when none is.
    pub status: OrderStatus,
    /// A dispute is open on at least one line.
    pub held: bool,
    /// Sum of what was paid.
    pub paid: i64,
    /// Sum of what went back.
    pub refunded: i64,
    /// Sum of the commissions; absent when no line reports one.
    pub commission: Option<i64>,
}

/// Sums up lines into their order; `None` without lines or when a sum leaves `i64`.
pub fn summarise(lines: impl IntoIterator<Item = LineFigures>) -> Option<OrderFigures> {
    let mut order: Option<OrderFigures> = None;
    for line in lines {
        let Some(sum) = &mut order else {
            order = Some(OrderFigures {
                status: line.status,
                held: line.held,
                paid: line.paid,
                refunded: line.refunded,
                commission: line.commission,
            });
            continue;
        };
        sum.status = least_advanced(sum.status, line.status);
        sum.held |= line.held;
        sum.paid = sum.paid.checked_add(line.paid)?;
        sum.refunded = sum.refunded.checked_add(line.refunded)?;
        sum.commission = match (sum.commission, line.commission) {
            (Some(a), Some(b)) => Some(a.checked_add(b)?),
            (a, b) => a.or(b),
        };
    }
    order
}

fn least_advanced(a: OrderStatus, b: OrderStatus) -> OrderStatus {
    match (a.is_void(), b.is_void()) {
        (false, true) => a,
        (true, false) => b,
        _ if a.rank() <= b.rank() => a,
        _ => b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use OrderStatus::{Invalid, Paid, Received, Settled};

    fn line(status: OrderStatus, paid: i64, commission: Option<i64>) -> LineFigures {
        LineFigures { status, held: false, paid, refunded: 0, commission }
    }

    #[test]
    fn an_order_is_as_far_as_its_least_advanced_live_line() {
        let status = |lines: &[OrderStatus]| {
            summarise(lines.iter().map(|s| line(*s, 1, None))).map(|order| order.status)
        };
        assert_eq!(status(&[Settled, Paid, Received]), Some(Paid));
        assert_eq!(status(&[Invalid, Settled]), Some(Settled));
        assert_eq!(status(&[Invalid, Invalid]), Some(Invalid));
        assert_eq!(status(&[]), None);
    }

    #[test]
    fn sums_never_wrap() {
        assert_eq!(summarise([line(Paid, i64::MAX, None), line(Paid, 1, None)]), None);
        let order = summarise([line(Paid, 1, Some(2)), line(Paid, 3, None)]).expect("two lines");
        assert_eq!((order.paid, order.commission), (4, Some(2)));
    }
}

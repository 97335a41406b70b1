use crate::id::OrderLineId;
use crate::money::split_by_weight;

/// How much of a line can still go back, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRoom {
    /// The line.
    pub line_id: OrderLineId,
    /// Paid and neither refunded nor asked back.
    pub room: i64,
}

/// Why an amount does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpreadRefusal {
    /// Nothing, or less.
    #[error("the amount must be above zero")]
    NotPositive,
    /// More than is left of the order, or of one of its lines.
    #[error("the amount is more than can be refunded")]
    TooMuch,
    /// A line that the order does not have, or one named twice.
    #[error("the line is not one of the order, or is named twice")]
    UnknownLine,
}

/// What a number of items of a line comes to, in minor units, when `gone` of its `of` items went back before.
///
/// The items of a line share what was paid for it without losing a minor unit: the first `n` of them come to
/// `paid * n / of`, rounded down. None when there are not so many left.
pub fn share_of_items(paid: i64, of: i64, gone: i64, wanted: i64) -> Option<i64> {
    if wanted <= 0 || gone < 0 || gone.checked_add(wanted).is_none_or(|end| end > of) {
        return None;
    }
    let first = |items: i64| {
        let part = i128::from(paid) * i128::from(items) / i128::from(of);
        i64::try_from(part).ok()
    };
    Some(first(gone + wanted)? - first(gone)?)
}

/// Decides how much of each line goes back.
///
/// With `wanted` lines each gets what was asked for it. Without, `amount` falls on the lines in
/// proportion to what is left of each, by largest remainder.
pub fn spread(
    rooms: &[LineRoom],
    amount: Option<i64>,
    wanted: &[(OrderLineId, i64)],
) -> Result<Vec<(OrderLineId, i64)>, SpreadRefusal> {
    let parts = if wanted.is_empty() {
        let total: i64 = rooms.iter().map(|line| line.room).sum();
        let amount = amount.unwrap_or(total);
        if amount <= 0 {
            return Err(SpreadRefusal::NotPositive);
        }
        if amount > total {
            return Err(SpreadRefusal::TooMuch);
        }
        let weights: Vec<i64> = rooms.iter().map(|line| line.room).collect();
        rooms.iter().map(|line| line.line_id).zip(split_by_weight(amount, &weights)).collect()
    } else {
        check_lines(rooms, wanted)?;
        wanted.to_vec()
    };
    Ok(parts.into_iter().filter(|(_, part)| *part > 0).collect())
}

fn check_lines(rooms: &[LineRoom], wanted: &[(OrderLineId, i64)]) -> Result<(), SpreadRefusal> {
    for (i, (line, part)) in wanted.iter().enumerate() {
        if *part <= 0 {
            return Err(SpreadRefusal::NotPositive);
        }
        let known = rooms.iter().find(|room| room.line_id == *line);
        let repeated = wanted[..i].iter().any(|(earlier, _)| earlier == line);
        match known {
            Some(room) if !repeated && *part <= room.room => {}
            Some(_) if !repeated => return Err(SpreadRefusal::TooMuch),
            _ => return Err(SpreadRefusal::UnknownLine),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn line(n: u128) -> OrderLineId {
        OrderLineId(Uuid::from_u128(n))
    }

    fn rooms(of: &[i64]) -> Vec<LineRoom> {
        of.iter().zip(1..).map(|(room, n)| LineRoom { line_id: line(n), room: *room }).collect()
    }

    #[test]
    fn an_amount_falls_on_the_lines_in_proportion() {
        let got = spread(&rooms(&[300, 100, 0, 100]), Some(5), &[]);
        assert_eq!(got, Ok(vec![(line(1), 3), (line(2), 1), (line(4), 1)]));
        let all = spread(&rooms(&[300, 100]), None, &[]);
        assert_eq!(all, Ok(vec![(line(1), 300), (line(2), 100)]));
    }

    #[test]
    fn items_share_what_was_paid_to_the_last_minor_unit() {
        let each: Vec<_> = (0..3).map(|gone| share_of_items(1000, 3, gone, 1)).collect();
        assert_eq!(each, [Some(333), Some(333), Some(334)]);
        assert_eq!(share_of_items(1000, 3, 0, 3), Some(1000));
        assert_eq!(share_of_items(1000, 3, 1, 2), Some(667));
        for (gone, wanted) in [(0, 0), (0, -1), (0, 4), (3, 1), (1, i64::MAX)] {
            assert_eq!(share_of_items(1000, 3, gone, wanted), None, "{gone} {wanted}");
        }
        assert_eq!(share_of_items(i64::MAX, 3, 0, 3), Some(i64::MAX));
    }

    #[test]
    fn refuses_what_does_not_fit() {
        let rooms = rooms(&[300, 100]);
        assert_eq!(spread(&rooms, Some(401), &[]), Err(SpreadRefusal::TooMuch));
        assert_eq!(spread(&rooms, Some(0), &[]), Err(SpreadRefusal::NotPositive));
        assert_eq!(spread(&rooms, None, &[(line(1), 301)]), Err(SpreadRefusal::TooMuch));
        assert_eq!(spread(&rooms, None, &[(line(9), 1)]), Err(SpreadRefusal::UnknownLine));
        assert_eq!(spread(&rooms, None, &[(line(1), 1), (line(1), 1)]), Err(SpreadRefusal::UnknownLine));
        assert_eq!(spread(&rooms, None, &[(line(1), -1)]), Err(SpreadRefusal::NotPositive));
        assert_eq!(spread(&[], None, &[]), Err(SpreadRefusal::NotPositive));
    }
}

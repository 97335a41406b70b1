/// Minor units that earn one point.
const MINOR_PER_POINT: i64 = 100;

/// The points for a payment: one for each hundred minor units, rounded down.
pub const fn points_for(paid_minor: i64) -> i64 {
    if paid_minor <= 0 { 0 } else { paid_minor / MINOR_PER_POINT }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_for_each_hundred() {
        let points = [-100, 0, 99, 100, 199, 25_050].map(points_for);
        assert_eq!(points, [0, 0, 0, 1, 1, 250]);
    }
}

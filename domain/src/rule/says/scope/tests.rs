use super::*;

#[test]
fn hours_cover_from_the_first_up_to_the_last() {
    let table: &[(u8, u8, &[u8])] = &[
        (12, 14, &[12, 13]),
        (0, 1, &[0]),
        (23, 24, &[23]),
        (22, 24, &[22, 23]),
        (22, 2, &[0, 1, 22, 23]),
        (23, 1, &[0, 23]),
        (0, 24, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]),
        (13, 12, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]),
    ];
    for (from, until, covered) in table {
        let hours = Hours { from: *from, until: *until };
        let found: Vec<u8> = (0..24).filter(|hour| hours.cover(*hour)).collect();
        assert_eq!(found, *covered, "{from} to {until}");
    }
}

#[test]
fn a_category_lies_within_itself_and_those_above() {
    let table = [
        ("食品", "食品", true),
        ("食品/零食", "食品", true),
        ("食品/零食/坚果", "食品", true),
        ("食品/零食/坚果", "食品/零食", true),
        ("食品", "食品/零食", false),
        ("食品饮料", "食品", false),
        ("家电/食品", "食品", false),
        ("食品/零食", "零食", false),
        ("食品/零食2", "食品/零食", false),
        ("", "食品", false),
    ];
    for (category, of, within) in table {
        assert_eq!(is_within(category, of), within, "{category} within {of}");
    }
}

#[test]
fn ancestors_go_from_the_lowest_up() {
    let of = |category| ancestors(category).collect::<Vec<_>>();
    assert_eq!(of("食品/零食/坚果"), ["食品/零食/坚果", "食品/零食", "食品"]);
    assert_eq!(of("食品"), ["食品"]);
    assert_eq!(of("a//b/"), ["a//b/", "a//b", "a/", "a"]);
}

proptest::proptest! {
    /// The index looks categories up by their ancestors, the scan asks whether they lie within: both agree.
    #[test]
    fn a_category_lies_within_its_ancestors_and_nothing_else(category in "[ab/]{0,6}", of in "[ab/]{0,6}") {
        proptest::prop_assert_eq!(ancestors(&category).any(|above| above == of), is_within(&category, &of));
    }
}

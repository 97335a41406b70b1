use super::{Result, parse};

fn texts(files: &[(&str, &str)]) -> Result<Vec<String>> {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Ok(parse(&files)?.operations.into_iter().map(|operation| operation.text).collect())
}

/// One line with single spaces.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn only(text: &str) -> String {
    let texts = texts(&[("file", text)]).expect("documents");
    let [text] = texts.as_slice() else { panic!("one operation: {texts:?}") };
    line(text)
}

fn refused(text: &str) -> String {
    texts(&[("file", text)]).expect_err("a refusal").to_string()
}

#[test]
fn an_operation_carries_what_it_uses_from_any_file_and_no_more() {
    let texts = texts(&[
        ("a", "query A { viewer { ...User } } query B { node { id } } fragment Unused on User { id }"),
        ("b", "fragment Money on Money { amount } fragment User on User { paid { ...Money } }"),
    ]);
    let lines: Vec<String> = texts.expect("documents").iter().map(|text| line(text)).collect();
    assert_eq!(
        lines,
        [
            "query A { viewer { ...User } } \
             fragment Money on Money { amount } fragment User on User { paid { ...Money } }",
            "query B { node { id } }"
        ]
    );
}

#[test]
fn a_type_is_told_by_its_name() {
    let whole = "query A { node { __typename id ... on Bill { number } } }";
    assert_eq!(only("query A { node { id ... on Bill { number } } }"), whole);
    assert_eq!(only(whole), whole);
}

#[test]
fn a_fragment_keeps_a_field_that_the_selection_repeats() {
    let text = only("query A { user { id name ...F } } fragment F on User { id }");
    assert_eq!(text, "query A { user { name ...F } } fragment F on User { id }");
}

#[test]
fn a_fragment_dissolves_where_the_selection_asks_more_of_an_object() {
    let text = only(
        "query A { order { ...F rebate { ...R why } } } \
         fragment F on Order { id rebate { ...R } } fragment R on Rebate { amount }",
    );
    assert_eq!(text, "query A { order { id rebate { ...R why } } } fragment R on Rebate { amount }");
}

#[test]
fn what_cannot_be_generated_is_refused() {
    assert_eq!(refused("{ viewer { id } }"), "file: an operation has no name");
    assert_eq!(refused("query A { ...F }"), "file: A: no fragment is called F");
    assert_eq!(
        refused("query A { node { id ... on Bill { id } } }"),
        "file: A: a `... on` repeats a field of what it stands in"
    );
    assert_eq!(
        refused("fragment F on User { id } fragment F on User { id }"),
        "file: a second fragment is called F"
    );
}

use std::collections::BTreeMap;

/// Names and values of a request or a notice, in the order in which they are signed.
pub(super) type Parameters = BTreeMap<String, String>;

/// What the signature of a request covers: everything but `sign` and what is empty, `name=value` joined by `&`,
/// before any encoding.
pub(super) fn request_content(parameters: &Parameters) -> String {
    joined(parameters.iter().filter(|(name, value)| *name != "sign" && !value.is_empty()))
}

/// What the signature of a notice covers: as of a request, and without `sign_type` (the first version, which all
/// notices of trades have).
pub(super) fn notice_content(parameters: &Parameters) -> String {
    joined(in_notice(parameters).filter(|(_, value)| !value.is_empty()))
}

/// The same with what is empty. The official kits do not agree: some leave it out, some do not. To us an empty value
/// is an absent one, so that both mean the same.
pub(super) fn notice_content_with_empty(parameters: &Parameters) -> String {
    joined(in_notice(parameters))
}

fn in_notice(parameters: &Parameters) -> impl Iterator<Item = (&String, &String)> {
    parameters.iter().filter(|(name, _)| !["sign", "sign_type"].contains(&name.as_str()))
}

fn joined<'a>(parameters: impl Iterator<Item = (&'a String, &'a String)>) -> String {
    parameters.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// The parameters as a form.
pub(super) fn encoded<'a>(parameters: impl IntoIterator<Item = (&'a String, &'a String)>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish()
}

/// Reads a form. None if a name is given twice: two readers could take different values for it.
pub(super) fn decoded(form: &[u8]) -> Option<Parameters> {
    let mut parameters = Parameters::new();
    for (name, value) in form_urlencoded::parse(form) {
        if parameters.insert(name.into_owned(), value.into_owned()).is_some() {
            return None;
        }
    }
    Some(parameters)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_that_is_given_twice_is_refused() {
        assert_eq!(decoded(b"a=1&b=2&a=1"), None);
        assert_eq!(decoded(b"a=1&b=%E4%B8%AD%2B").unwrap()["b"], "中+");
    }

    proptest! {
        #[test]
        fn forms_read_back(parameters in prop::collection::btree_map("[a-z_]{1,8}", any::<String>(), 0..6)) {
            let form = encoded(&parameters);
            prop_assert_eq!(decoded(form.as_bytes()), Some(parameters));
        }

        #[test]
        fn no_form_stops_the_reader(form in any::<Vec<u8>>()) {
            if let Some(parameters) = decoded(&form) {
                let _ = notice_content(&parameters);
            }
        }
    }
}

use std::collections::BTreeMap;

/// Names and values of a form, in the order in which they are signed.
pub(crate) type Parameters = BTreeMap<String, String>;

/// Reads a form. Of a name that is given twice the last value counts.
pub(crate) fn decoded(form: &[u8]) -> Parameters {
    form_urlencoded::parse(form).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

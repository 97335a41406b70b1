use std::collections::BTreeMap;

/// Names and values of a request, in the order in which they are signed.
pub(crate) type Parameters = BTreeMap<String, String>;

/// The parameters as a form.
pub(crate) fn encoded(parameters: &Parameters) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish()
}

/// Reads a form. Of a name that is given twice the last value counts.
pub(crate) fn decoded(form: &[u8]) -> Parameters {
    form_urlencoded::parse(form).into_owned().collect()
}

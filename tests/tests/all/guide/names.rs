//! `$NAME`: values that are made anew each time.

use std::collections::BTreeMap;

use serde_json::Value;

/// What stands for any text.
const ANY: &str = "…";

/// The values that names have been seen to stand for.
#[derive(Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Gives a name a value, in the place of the one before.
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }

    /// A text with values in the place of names.
    pub fn fill(&self, text: &str) -> Result<String, String> {
        let mut parts = text.split('$');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let length = part.bytes().take_while(|b| b.is_ascii_uppercase() || *b == b'_').count();
            let (name, rest) = part.split_at(length);
            let value = if name.is_empty() { Some("$") } else { self.0.get(name).map(String::as_str) };
            filled.push_str(value.ok_or_else(|| format!("${name} has not been seen"))?);
            filled.push_str(rest);
        }
        Ok(filled)
    }

    /// Compares a text with what is shown, and captures what a new name stands for.
    pub fn compare(&mut self, shown: &str, got: &str) -> Result<(), String> {
        if shown == ANY && !got.is_empty() {
            return Ok(());
        }
        if let Some(name) = whole_name(shown).filter(|name| !self.0.contains_key(*name)) {
            if let Some((other, _)) = self.0.iter().find(|(_, value)| *value == got) {
                return Err(format!("${name} is ${other}"));
            }
            self.set(name, got);
            return Ok(());
        }
        match self.fill(shown)? {
            filled if filled == got => Ok(()),
            filled => Err(format!("{filled:?} is shown, {got:?} was answered")),
        }
    }

    /// Compares an answer with what is shown of it. Its `extensions` count only where they are shown: the
    /// guide says so.
    pub fn compare_answer(&mut self, shown: &Value, mut got: Value) -> Vec<String> {
        if let (None, Some(got)) = (shown.get("extensions"), got.as_object_mut()) {
            got.remove("extensions");
        }
        self.compare_json(shown, &got, "")
    }

    /// Compares JSON with what is shown; each difference is told with its place.
    pub fn compare_json(&mut self, shown: &Value, got: &Value, at: &str) -> Vec<String> {
        let differs = || vec![format!("{at}: {shown} is shown, {got} was answered")];
        match (shown, got) {
            (Value::String(shown), Value::String(got)) => {
                let told = self.compare(shown, got).err();
                told.map(|told| format!("{at}: {told}")).into_iter().collect()
            }
            (Value::Array(these), Value::Array(those)) if these.len() == those.len() => {
                let pairs = these.iter().zip(those).enumerate();
                pairs
                    .flat_map(|(n, (shown, got))| self.compare_json(shown, got, &format!("{at}/{n}")))
                    .collect()
            }
            (Value::Object(these), Value::Object(those)) if these.keys().eq(those.keys()) => {
                let pairs = these.iter().zip(those.values());
                pairs
                    .flat_map(|((key, shown), got)| self.compare_json(shown, got, &format!("{at}/{key}")))
                    .collect()
            }
            _ if shown == got => Vec::new(),
            _ => differs(),
        }
    }
}

fn whole_name(shown: &str) -> Option<&str> {
    let name = shown.strip_prefix('$')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
    is_name.then_some(name)
}

#[test]
fn a_name_stands_for_one_value() {
    let mut names = Names::default();
    let answer = serde_json::json!({ "id": "x1", "of": ["x1", "y"], "at": "soon" });
    let shown = serde_json::json!({ "id": "$ID", "of": ["$ID", "$OTHER"], "at": "…" });
    assert_eq!(names.compare_json(&shown, &answer, ""), Vec::<String>::new());
    assert_eq!(names.fill("a $ID, $OTHER and $input").as_deref(), Ok("a x1, y and $input"));
    assert_eq!(names.fill("$NOBODY"), Err("$NOBODY has not been seen".to_owned()));
    for (shown, got) in [("$ID", "y"), ("$NEW", "x1"), ("…", ""), ("Bearer $ID", "Bearer y")] {
        assert!(names.compare(shown, got).is_err(), "{shown} {got}");
    }
    assert_eq!(names.compare("Bearer $ID", "Bearer x1"), Ok(()));
    let wrong = serde_json::json!({ "id": "x2", "of": ["x1"], "at": "soon" });
    assert_eq!(names.compare_json(&shown, &wrong, "").len(), 2);
    let more = serde_json::json!({ "id": "x1", "of": ["x1", "y"], "at": "soon", "also": 1 });
    assert_eq!(names.compare_json(&shown, &more, "").len(), 1);
}

//! Reads every field of every object type as every caller, and compares with the table.

use std::collections::BTreeMap;

use serde_json::json;

use super::cast::{CALLERS, Cast, OWNER};
use super::class::{Class, letter};
use super::classes::{Whose, whose};
use super::reading::{MARK, Reading, together};
use super::schema::Schema;

/// The mark of objects within a payload.
const WITHIN: &str = "within";
/// Most fields of one operation, so that an answer never leaves out errors for their number.
const FIELDS: usize = 8;

/// The table and the schema, in which every type and every field must have found its place.
pub struct Table<'a> {
    schema: &'a Schema,
    classes: &'a [Class],
}

impl<'a> Table<'a> {
    /// Fails when a type or field of the schema is in no row, or a row in no schema.
    #[track_caller]
    pub fn new(schema: &'a Schema, classes: &'a [Class]) -> Self {
        let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for class in classes {
            let before = known.insert(class.name, class.fields());
            assert!(before.is_none(), "{} has two rows", class.name);
        }
        let found = schema.objects.iter().map(|(name, fields)| {
            let mut names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            names.sort_unstable();
            (name.as_str(), names)
        });
        let found: BTreeMap<&str, Vec<&str>> = found.collect();
        for (name, fields) in &found {
            assert_eq!(known.get(name), Some(fields), "who may read the fields of {name}?");
        }
        assert_eq!(known.len(), found.len(), "the table has a type that the schema has not");
        Self { schema, classes }
    }

    /// The description of a restricted field names who may read it.
    pub fn undescribed(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for class in self.classes {
            for (name, audience) in &class.restricted {
                let description = self.schema.field(class.name, name).description.replace('\n', " ");
                let is_answer = class.name.ends_with("Payload");
                if !is_answer && !description.contains(audience.words) {
                    wrong.push(format!("{}.{name} does not say \"{}\"", class.name, audience.words));
                }
            }
        }
        wrong
    }

    /// What one type's fields say to every caller, where that is not what the table says.
    pub async fn compare(&self, cast: &Cast, class: &Class) -> Vec<String> {
        let mut wrong = Vec::new();
        for (caller, who) in CALLERS.iter().enumerate() {
            let mut said: BTreeMap<&str, Vec<char>> = BTreeMap::new();
            for (operation, letters) in &class.met {
                let expected = letter(letters, caller);
                wrong.extend(self.meet(cast, class, caller, operation, expected, &mut said).await);
            }
            for (field, letters) in said {
                let (got, expected) = (together(&letters), class.expected(field, caller));
                if !expected.contains(got) {
                    wrong.push(format!("{}.{field} is {got} and not {expected} for {who}", class.name));
                }
            }
        }
        wrong
    }

    /// Reads all fields of the objects that one operation meets, and adds to what they `said`.
    async fn meet(
        &self,
        cast: &Cast,
        class: &Class,
        caller: usize,
        operation: &str,
        expected: char,
        said: &mut BTreeMap<&'static str, Vec<char>>,
    ) -> Vec<String> {
        let mut wrong = Vec::new();
        let fields = class.fields();
        let at_once = if operation.starts_with("mutation") { fields.len() } else { FIELDS };
        for fields in fields.chunks(at_once) {
            let operation = spell(cast, operation, &self.selection(class, fields), caller);
            let answer = cast.callers[caller].client.send(&operation, json!({})).await;
            let reading = Reading::of(&answer, MARK);
            let got = reading.visibility();
            if got != expected {
                let what = format!("{} is {got} and not {expected} for {}", class.name, CALLERS[caller]);
                wrong.push(format!("{what}: {operation}: {}", answer.body()));
            }
            for field in fields {
                said.entry(field).or_default().extend(reading.letters(field));
            }
            wrong.extend(self.within(class, caller, &Reading::of(&answer, WITHIN)));
        }
        wrong
    }

    /// Of the objects in a payload everything is read.
    fn selection(&self, class: &Class, fields: &[&str]) -> String {
        let mut selection = format!("{MARK}: __typename");
        for name in fields {
            let field = self.schema.field(class.name, name);
            let within = class.name.ends_with("Payload").then(|| self.class(&field.of)).flatten();
            let one = match within {
                Some(of) => format!("{name} {{ {} }}", self.everything(of, WITHIN)),
                None => self.schema.select(class.name, [*name]),
            };
            selection = format!("{selection} {one}");
        }
        selection
    }

    /// All fields of a type, with a mark.
    pub fn everything(&self, class: &Class, mark: &str) -> String {
        format!("{mark}: __typename {}", self.schema.select(class.name, class.fields()))
    }

    pub fn class(&self, name: &str) -> Option<&'a Class> {
        self.classes.iter().find(|class| class.name == name)
    }

    /// A payload shows of an object no more than the caller reads of it elsewhere.
    fn within(&self, payload: &Class, caller: usize, reading: &Reading<'_>) -> Vec<String> {
        let whose = whose(payload.name);
        // whoever signs in has proved to be somebody else than the caller is here
        if reading.is_empty() || (whose == Whose::SignedIn && caller != 0) {
            return Vec::new();
        }
        let mut wrong = Vec::new();
        for field in self.schema.objects[payload.name].iter().filter(|field| field.is_object) {
            let Some(class) = self.class(&field.of).filter(|class| !class.name.ends_with("UserError")) else {
                continue;
            };
            let is_staff = (5..=7).contains(&caller);
            let reader = match whose {
                Whose::Callers => OWNER,
                Whose::CallersOrStaffs if !is_staff => OWNER,
                _ => caller,
            };
            for (name, audience) in &class.restricted {
                let expected = match whose {
                    Whose::SignedIn if ["email", "inviter", "phone"].contains(name) => 'V',
                    Whose::SignedIn
                        if ["inviteStatistics", "points", "riskSignals", "transactions"].contains(name) =>
                    {
                        'N'
                    }
                    Whose::SignedIn => 'U',
                    // staff read of themselves what they read of everybody
                    Whose::Callers if letter(audience.gets, caller) == 'V' => 'V',
                    _ => letter(audience.gets, reader),
                };
                let got = together(&reading.letters_of(class.name, name));
                if !is_no_more(got, expected) {
                    wrong.push(format!(
                        "{}: {}.{name} is {got} and not {expected} for {}",
                        payload.name, class.name, CALLERS[caller]
                    ));
                }
            }
            if reading.shows(class.name) && whose == Whose::Owners && !class.is_seen_by(caller) {
                wrong.push(format!("{} shows a {} to {}", payload.name, class.name, CALLERS[caller]));
            }
        }
        wrong
    }
}

/// Whether a field of some object says what is expected of it; an object need not have anything to say.
pub fn is_no_more(got: char, expected: char) -> bool {
    match expected {
        'V' | 'M' => [expected, 'N', 'E', '-'].contains(&got),
        'N' | 'E' => ['N', 'E', '-'].contains(&got),
        _ => [expected, '-'].contains(&got),
    }
}

/// An operation as one caller sends it.
pub fn spell(cast: &Cast, operation: &str, selection: &str, caller: usize) -> String {
    // addresses have an `@` too
    let operation = operation.replace(" @ ", &format!(" {selection} "));
    let operation = if operation.starts_with("mutation") { operation } else { format!("{{ {operation} }}") };
    cast.spell(&operation, caller)
}

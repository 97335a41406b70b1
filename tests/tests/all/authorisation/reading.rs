//! What a caller read of the objects that an operation marks, reduced to letters.

use rebated_tests::GqlAnswer;
use serde_json::Value;

/// The alias by which operations mark the objects that are looked at: `marked: __typename`.
pub const MARK: &str = "marked";

/// The objects of an answer that bear a mark, with their paths.
pub struct Reading<'a> {
    mark: &'a str,
    objects: Vec<(String, &'a Value)>,
    errors: Vec<(String, &'a str)>,
}

impl<'a> Reading<'a> {
    pub fn of(answer: &'a GqlAnswer, mark: &'a str) -> Self {
        Self::of_body(answer.body(), mark)
    }

    /// Reads the body of any answer, such as an event's.
    pub fn of_body(body: &'a Value, mark: &'a str) -> Self {
        let mut objects = Vec::new();
        collect(&body["data"], String::new(), mark, &mut objects);
        let errors = body["errors"].as_array().map_or(&[][..], Vec::as_slice);
        let error = |error: &'a Value| {
            let steps = error["path"].as_array().map_or(&[][..], Vec::as_slice);
            let path = steps.iter().map(|step| format!("/{}", step.to_string().trim_matches('"'))).collect();
            (path, error["extensions"]["code"].as_str().unwrap_or("?"))
        };
        Self { mark, objects, errors: errors.iter().map(error).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    /// The ids of the marked objects, which the operation must have asked for.
    pub fn ids(&self) -> Vec<&'a str> {
        self.objects.iter().filter_map(|(_, object)| object["id"].as_str()).collect()
    }

    /// **V**isible, **A**bsent without a word, or refused on the way: **U**nauthenticated, **F**orbidden.
    /// Anything else, such as an error beside what was found, is a question mark.
    pub fn visibility(&self) -> char {
        let is_within =
            |path: &String| self.objects.iter().any(|(object, _)| path.starts_with(&format!("{object}/")));
        let outside = self.errors.iter().filter(|(path, _)| !is_within(path));
        let codes: Vec<&str> = outside.map(|(_, code)| *code).collect();
        match (self.objects.is_empty(), codes.as_slice()) {
            (false, []) => 'V',
            (true, []) => 'A',
            (true, [first, rest @ ..]) if rest.iter().all(|code| code == first) => refusal(first),
            _ => '?',
        }
    }

    /// What each marked object says at a field: a **V**alue, a **M**asked one, **N**ull, an **E**mpty list,
    /// or null and an error at this very place: **F**orbidden, **U**nauthenticated.
    pub fn letters(&self, field: &str) -> Vec<char> {
        self.objects.iter().map(|object| self.letter(object, field)).collect()
    }

    /// The same of the objects of one type only.
    pub fn letters_of(&self, ty: &str, field: &str) -> Vec<char> {
        let of_type = self.objects.iter().filter(|(_, object)| object[self.mark] == ty);
        of_type.map(|object| self.letter(object, field)).collect()
    }

    /// Whether an object of a type is among those found.
    pub fn shows(&self, ty: &str) -> bool {
        self.objects.iter().any(|(_, object)| object[self.mark] == ty)
    }

    fn letter(&self, (path, object): &(String, &'a Value), field: &str) -> char {
        let place = format!("{path}/{field}");
        let error = self.errors.iter().find(|(path, _)| *path == place);
        match (&object[field], error) {
            (Value::Null, Some((_, code))) => refusal(code),
            (_, Some(_)) => '?',
            (Value::Null, None) => 'N',
            (Value::Array(items), None) if items.is_empty() => 'E',
            (Value::String(text), None) if text.contains("**") => 'M',
            _ => 'V',
        }
    }
}

/// One letter for what several objects said: a refusal must come from all of them, a value from one.
pub fn together(letters: &[char]) -> char {
    let refused = |letter: &char| ['F', 'U', '?'].contains(letter);
    match letters {
        [] => '-',
        [first, rest @ ..] if letters.iter().any(refused) => {
            if rest.iter().all(|letter| letter == first) {
                *first
            } else {
                '?'
            }
        }
        _ if letters.contains(&'M') => {
            if letters.contains(&'V') {
                '?'
            } else {
                'M'
            }
        }
        _ if letters.contains(&'V') => 'V',
        _ if letters.contains(&'E') => 'E',
        _ => 'N',
    }
}

fn refusal(code: &str) -> char {
    match code {
        "FORBIDDEN" => 'F',
        "UNAUTHENTICATED" => 'U',
        _ => '?',
    }
}

fn collect<'a>(value: &'a Value, path: String, mark: &str, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                collect(inner, format!("{path}/{name}"), mark, found);
            }
            if fields.contains_key(mark) {
                found.push((path, value));
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                collect(inner, format!("{path}/{index}"), mark, found);
            }
        }
        _ => {}
    }
}

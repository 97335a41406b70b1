use serde_json::Value;

/// One mutation that succeeds, and the entry that it writes. Names such as `$ADA` stand for what earlier
/// cases have kept, and `#ADA` for the UUID within a global id.
pub struct Case {
    pub mutation: &'static str,
    /// Under which name the caller's token was kept; nobody's is empty.
    pub caller: &'static str,
    pub input: &'static str,
    pub wanted: &'static str,
    /// What of the payload is kept: name and JSON pointer.
    pub keeps: &'static [(&'static str, &'static str)],
    /// The mutation whose action the entry has.
    pub action: &'static str,
    pub permission: &'static str,
    pub actor: (&'static str, &'static str),
    pub object: (&'static str, &'static str),
    pub before: Value,
    pub after: Value,
    pub note: Value,
}

/// A case without an expectation yet.
pub fn case(mutation: &'static str, caller: &'static str, input: &'static str) -> Case {
    Case {
        mutation,
        caller,
        input,
        wanted: "",
        keeps: &[],
        action: mutation,
        permission: "",
        actor: ("", ""),
        object: ("", ""),
        before: Value::Null,
        after: Value::Null,
        note: Value::Null,
    }
}

impl Case {
    /// What is selected of the payload, and what of it is kept under which name.
    pub fn keeps(self, wanted: &'static str, keeps: &'static [(&'static str, &'static str)]) -> Self {
        Self { wanted, keeps, ..self }
    }

    /// The entry is that of another mutation, which does the same to one object.
    pub fn recorded_as(self, action: &'static str) -> Self {
        Self { action, ..self }
    }

    /// The permission, the kind of actor and the actor.
    pub fn by(self, permission: &'static str, kind: &'static str, actor: &'static str) -> Self {
        Self { permission, actor: (kind, actor), ..self }
    }

    /// The type of the object and its id; empty for none.
    pub fn on(self, object_type: &'static str, id: &'static str) -> Self {
        Self { object: (object_type, id), ..self }
    }

    pub fn from(self, before: Value) -> Self {
        Self { before, ..self }
    }

    pub fn to(self, after: Value) -> Self {
        Self { after, ..self }
    }

    pub fn note(self, note: &str) -> Self {
        Self { note: note.into(), ..self }
    }
}

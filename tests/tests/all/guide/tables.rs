//! The generated parts of the guide, between `<!-- generated: NAME -->` and `<!-- end -->`.

use rebated::graphql::Code;
use rebated::graphql::admission::schema;
use rebated::server::status_of;

const END: &str = "<!-- end -->";

/// The guide with each generated part as the code has it.
pub fn fill(text: &str) -> String {
    let mut parts = text.split("<!-- generated: ");
    let mut filled = parts.next().expect("text before the first part").to_owned();
    let mut seen = Vec::new();
    for part in parts {
        let (name, rest) = part.split_once(" -->").expect("a marker ends");
        let (_, after) = rest.split_once(END).expect("a generated part ends");
        let table = match name {
            "codes" => codes(),
            "user errors" => user_errors(),
            "idempotency keys" => mutations_with("idempotencyKey"),
            "expected versions" => mutations_with("expectedVersion"),
            other => panic!("nobody generates {other}"),
        };
        filled.push_str(&format!("<!-- generated: {name} -->\n{table}{END}{after}"));
        seen.push(name);
    }
    assert_eq!(seen, ["codes", "user errors", "idempotency keys", "expected versions"]);
    filled
}

fn codes() -> String {
    let mut table = "| code | status | what has happened | what to do |\n|---|---|---|---|\n".to_owned();
    for code in Code::ALL {
        let (text, meaning, remedy) = (code.as_str(), code.meaning(), code.remedy());
        table.push_str(&format!("| `{text}` | {} | {meaning} | {remedy} |\n", status_of(*code).as_u16()));
    }
    table
}

/// A table for every type of user error, and one for what is wrong with records.
fn user_errors() -> String {
    let schema = schema();
    let implementers = schema.implementers_map();
    let errors = implementers.get("UserError").expect("user errors");
    let mut areas: Vec<_> = errors.objects.iter().map(|name| name.to_string()).collect();
    areas.sort();
    let code_of = |area: &String| {
        let ty = schema.get_object(area).expect("an object");
        ty.fields.get("code").expect("every user error has a code").ty.inner_named_type().to_string()
    };
    let enums = areas.iter().map(code_of).chain(["RecordProblemCode".to_owned()]);
    let mut text = String::new();
    for name in enums {
        let ty = schema.get_enum(&name).unwrap_or_else(|| panic!("{name} is an enum"));
        let about = ty.description.as_deref().expect("every enum is described").replace('\n', " ");
        text.push_str(&format!("\n#### `{name}`\n\n{about}\n\n| code | meaning |\n|---|---|\n"));
        for value in ty.values.values() {
            let meaning = value.description.as_deref().expect("every value is described").replace('\n', " ");
            text.push_str(&format!("| `{}` | {meaning} |\n", value.value));
        }
    }
    text.push('\n');
    text
}

/// The mutations whose input has this field.
fn mutations_with(field: &str) -> String {
    let schema = schema();
    let mutations = &schema.get_object("Mutation").expect("mutations").fields;
    let takes = |name: &&str| {
        let input = mutations[*name].argument_by_name("input").expect("one input");
        let input = schema.get_input_object(input.ty.inner_named_type()).expect("an input");
        input.fields.contains_key(field)
    };
    let mut names: Vec<&str> = mutations.keys().map(|name| name.as_str()).filter(takes).collect();
    names.sort_unstable();
    names.iter().map(|name| format!("- `{name}`\n")).collect()
}

//! What every part of the schema has in common, held by tests.

use std::path::Path;

use serde_json::Value;

const DESCRIBED: &str = "{ __schema { types { name kind description
    fields(includeDeprecated: true) { name description type { kind } args { name description defaultValue } }
    inputFields { name description } enumValues(includeDeprecated: true) { name description } } } }";

async fn types() -> Vec<Value> {
    let answer = super::schema::bare().execute(DESCRIBED).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    let data = answer.data.into_json().expect("an answer is JSON");
    let all = data["__schema"]["types"].as_array().expect("a list of types").clone();
    let own =
        |name: &str| !name.starts_with("__") && !["String", "Int", "Float", "Boolean", "ID"].contains(&name);
    all.into_iter().filter(|ty| ty["name"].as_str().is_some_and(own)).collect()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

#[tokio::test]
async fn everything_is_described() {
    let mut bare = Vec::new();
    for ty in types().await {
        let mut check = |path: String, item: &Value| {
            if item["description"].as_str().unwrap_or_default().trim().is_empty() {
                bare.push(path);
            }
        };
        let name = ty["name"].as_str().unwrap_or_default().to_owned();
        check(name.clone(), &ty);
        for part in ["fields", "inputFields", "enumValues"] {
            for item in list(&ty, part) {
                let path = format!("{name}.{}", item["name"].as_str().unwrap_or_default());
                for argument in list(item, "args") {
                    check(format!("{path}({})", argument["name"]), argument);
                }
                check(path, item);
            }
        }
    }
    assert!(bare.is_empty(), "without a description: {bare:#?}");
}

#[tokio::test]
async fn mutations_are_nullable_and_take_one_input_and_no_argument_has_a_default() {
    for ty in types().await {
        for field in list(&ty, "fields") {
            let path = format!("{}.{}", ty["name"], field["name"]);
            for argument in list(field, "args") {
                assert!(argument["defaultValue"].is_null(), "{path} has an argument with a default");
            }
            if ty["name"] == "Mutation" {
                assert_eq!(field["type"]["kind"], "OBJECT", "{path} must be nullable");
                let names: Vec<_> = list(field, "args").iter().map(|argument| &argument["name"]).collect();
                assert_eq!(names, ["input"], "{path}");
            }
        }
    }
}

/// The error of a field that returns `Result<Option<T>>` takes the field's whole parent with it.
#[test]
fn nullable_fields_that_may_fail_return_an_option_of_a_result() {
    let mut wrong = Vec::new();
    search(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/graphql")), &mut wrong);
    assert!(wrong.is_empty(), "write Option<Result<T>>, by `.transpose()`: {wrong:#?}");
}

fn search(folder: &Path, wrong: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            search(&path, wrong);
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a readable file");
        // an impl ends with the first brace that is not indented
        let resolvers = text.split("\n#[Object").skip(1).filter_map(|rest| rest.split("\n}").next());
        let found = resolvers.flat_map(str::lines).filter(|line| line.contains("-> Result<Option<"));
        wrong.extend(found.map(|line| format!("{}: {}", path.display(), line.trim())));
    }
}

#[test]
fn the_schema_file_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../schema.graphql");
    let written = std::fs::read_to_string(path).unwrap_or_default();
    let advice = "schema.graphql is out of date: rebated schema export --output schema.graphql";
    assert!(written == super::sdl(), "{advice}");
}

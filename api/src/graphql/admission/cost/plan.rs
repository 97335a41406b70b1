use apollo_compiler::ast::Value;
use apollo_compiler::collections::IndexMap;
use apollo_compiler::executable::{Field, Operation, Selection, SelectionSet};
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::{ExecutableDocument, Name, Node, Schema};

use super::{Costs, Count, FieldCosts, INTROSPECTION, Plan, Rows, SHORT_LIST, WATCH, WRITE};

/// Works out what an operation of a valid document costs.
pub fn plan(schema: &Schema, document: &ExecutableDocument, operation: &Operation) -> Plan {
    let planner = Planner { schema, document };
    let root = Each {
        object: match () {
            () if operation.is_mutation() => Some(WRITE),
            () if operation.is_subscription() => Some(WATCH),
            () => None,
        },
        rows: None,
    };
    let costs = planner.costs(&[&operation.selection_set], &root);
    let mut writes: IndexMap<&Name, u64> = IndexMap::default();
    if operation.is_mutation() {
        for fields in planner.merged(&[&operation.selection_set]).values() {
            *writes.entry(&fields[0].name).or_default() += 1;
        }
    }
    Plan { costs, writes: writes.into_iter().map(|(name, count)| (name.to_string(), count)).collect() }
}

struct Planner<'a> {
    schema: &'a Schema,
    document: &'a ExecutableDocument,
}

/// What the fields of a selection set inherit from the field around it.
#[derive(Default)]
struct Each {
    /// Points for every object, instead of those by its type.
    object: Option<u64>,
    /// In a connection: how many edges the page may have.
    rows: Option<Rows>,
}

/// The fields that make one entry of the answer.
type Merged<'a> = IndexMap<(&'a Name, &'a Name), Vec<&'a Node<Field>>>;

impl<'a> Planner<'a> {
    fn costs(&self, sets: &[&'a SelectionSet], around: &Each) -> Costs {
        let mut costs = Costs::default();
        for ((key, _), fields) in self.merged(sets) {
            let field = fields[0];
            if ["__schema", "__type"].contains(&field.name.as_str()) {
                costs.fixed = costs.fixed.saturating_add(INTROSPECTION);
                continue;
            }
            let Some(ty) = field.inner_type_def(self.schema).filter(|ty| !is_leaf(ty)) else { continue };
            let sets: Vec<_> = fields.iter().map(|field| &field.selection_set).collect();
            let (each, rows, below) = self.field(field, ty, around);
            let inside = self.costs(&sets, &below);
            match rows {
                Rows::Exactly(count) if inside.fields.is_empty() => {
                    let points = count.saturating_mul(each.saturating_add(inside.fixed));
                    costs.fixed = costs.fixed.saturating_add(points);
                }
                rows => costs.fields.push(FieldCosts { key: key.to_string(), rows, each, inside }),
            }
        }
        costs
    }

    /// Points for each object of a field, how many there are, and what holds within.
    fn field(&self, field: &'a Field, ty: &ExtendedType, around: &Each) -> (u64, Rows, Each) {
        let by_type = u64::from(is_read_for_itself(ty));
        if let Some(page) = page(field) {
            return (around.object.unwrap_or(1), Rows::Exactly(1), Each { object: None, rows: Some(page) });
        }
        match &around.rows {
            // the row's object is paid for by its edge
            Some(rows) if field.name == "edges" => {
                return (1, rows.clone(), Each { object: Some(0), rows: None });
            }
            Some(_) => return (by_type, Rows::Exactly(1), Each::default()),
            None => {}
        }
        let rows = match field.specified_argument_by_name("ids") {
            Some(ids) if field.ty().is_list() => Rows::PerItem(items(ids)),
            _ if field.ty().is_list() => Rows::Exactly(SHORT_LIST),
            _ => Rows::Exactly(1),
        };
        (around.object.unwrap_or(by_type), rows, Each::default())
    }

    /// The fields of several selection sets by their place in the answer, fragments included. What is
    /// selected twice is answered, and paid for, once.
    fn merged(&self, sets: &[&'a SelectionSet]) -> Merged<'a> {
        let mut merged = Merged::default();
        let mut open: Vec<&SelectionSet> = sets.iter().rev().copied().collect();
        while let Some(set) = open.pop() {
            for selection in &set.selections {
                match selection {
                    Selection::Field(field) => {
                        merged.entry((field.response_key(), &field.name)).or_default().push(field);
                    }
                    Selection::InlineFragment(fragment) => open.push(&fragment.selection_set),
                    Selection::FragmentSpread(spread) => {
                        open.extend(
                            spread.fragment_def(self.document).map(|fragment| &fragment.selection_set),
                        );
                    }
                }
            }
        }
        merged
    }
}

fn is_leaf(ty: &ExtendedType) -> bool {
    ty.is_scalar() || ty.is_enum()
}

fn is_read_for_itself(ty: &ExtendedType) -> bool {
    match ty {
        ExtendedType::Object(object) => object.fields.contains_key("id"),
        ExtendedType::Interface(interface) => interface.fields.contains_key("id"),
        _ => true,
    }
}

/// The size of the page that a connection is asked for.
fn page(field: &Field) -> Option<Rows> {
    field.definition.argument_by_name("first")?;
    field.definition.argument_by_name("last")?;
    let given = ["first", "last"].into_iter().filter_map(|name| field.specified_argument_by_name(name));
    Some(Rows::Page(given.filter_map(|value| number(value)).collect()))
}

fn number(value: &Value) -> Option<Count> {
    match value {
        Value::Variable(name) => Some(Count::Variable(name.to_string())),
        // a negative number is refused by the field
        Value::Int(number) => {
            Some(Count::Literal(number.try_to_i32().map_or(0, |n| n.max(0).unsigned_abs().into())))
        }
        _ => None,
    }
}

fn items(value: &Value) -> Count {
    match value {
        Value::Variable(name) => Count::Variable(name.to_string()),
        Value::List(items) => Count::Literal(items.len() as u64),
        _ => Count::Literal(1),
    }
}

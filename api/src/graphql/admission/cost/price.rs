use apollo_compiler::response::{JsonMap, JsonValue};
use async_graphql::Value;

use super::{Costs, Count, DEFAULT_PAGE, FieldCosts, LARGEST_PAGE, Rows};

impl Costs {
    /// What the operation may cost, with the variables that it is sent with.
    pub fn requested(&self, variables: &JsonMap) -> u64 {
        self.fields.iter().fold(self.fixed, |sum, field| {
            let rows = field.rows.requested(variables);
            let row = field.each.saturating_add(field.inside.requested(variables));
            sum.saturating_add(rows.saturating_mul(row))
        })
    }

    /// What it has cost, by the rows in the answer.
    pub fn actual(&self, data: &Value) -> u64 {
        let Value::Object(object) = data else { return 0 };
        self.fields.iter().fold(self.fixed, |sum, field| {
            let value = object.get(field.key.as_str()).unwrap_or(&Value::Null);
            sum.saturating_add(field.actual(value))
        })
    }
}

impl FieldCosts {
    fn actual(&self, value: &Value) -> u64 {
        match value {
            Value::List(rows) if self.inside.fields.is_empty() => {
                let row = self.each.saturating_add(self.inside.fixed);
                row.saturating_mul(rows.len() as u64)
            }
            Value::List(rows) => rows.iter().fold(0, |sum, row| sum.saturating_add(self.actual(row))),
            Value::Null => self.each,
            object => self.each.saturating_add(self.inside.actual(object)),
        }
    }
}

impl Rows {
    fn requested(&self, variables: &JsonMap) -> u64 {
        match self {
            Self::Exactly(count) => *count,
            Self::Page(sizes) => {
                let largest = sizes.iter().filter_map(|size| size.number(variables)).max();
                largest.unwrap_or(DEFAULT_PAGE).min(LARGEST_PAGE)
            }
            Self::PerItem(items) => items.items(variables).min(LARGEST_PAGE),
        }
    }
}

impl Count {
    fn number(&self, variables: &JsonMap) -> Option<u64> {
        match self {
            Self::Literal(number) => Some(*number),
            Self::Variable(name) => match variables.get(name.as_str())? {
                JsonValue::Number(number) => Some(number.as_u64().unwrap_or(0)),
                _ => None,
            },
        }
    }

    fn items(&self, variables: &JsonMap) -> u64 {
        match self {
            Self::Literal(number) => *number,
            Self::Variable(name) => match variables.get(name.as_str()) {
                Some(JsonValue::Array(items)) => items.len() as u64,
                None | Some(JsonValue::Null) => 0,
                Some(_) => 1,
            },
        }
    }
}

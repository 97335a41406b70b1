use sea_orm::sea_query::{ArrayType, Expr, SimpleExpr, Value};
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, IdenStatic, Iterable};
use uuid::Uuid;

/// `column` is one of `ids`, in a statement whose text does not depend on how many there are.
pub fn any_of<C: ColumnTrait>(
    backend: DbBackend,
    column: C,
    ids: impl IntoIterator<Item = impl Into<Uuid>>,
) -> SimpleExpr {
    let name = format!("\"{}\".\"{}\"", column.entity_name(), column.as_str());
    let ids = ids.into_iter().map(Into::into);
    match backend {
        DbBackend::Postgres => {
            let values = ids.map(|id| Value::Uuid(Some(id))).collect();
            let array = Value::Array(ArrayType::Uuid, Some(Box::new(values)));
            Expr::cust_with_values(format!("{name} = ANY($1)"), [array])
        }
        _ => {
            let list: Vec<String> = ids.map(|id| id.simple().to_string()).collect();
            let text = serde_json::to_string(&list).expect("a list of texts is JSON");
            Expr::cust_with_values(format!("{name} IN (SELECT unhex(value) FROM json_each(?))"), [text])
        }
    }
}

/// All columns of an entity under a table alias, for statements written by hand: `o."id", o."number"`.
pub fn columns<E: EntityTrait>(alias: &str) -> String {
    let list: Vec<String> = E::Column::iter().map(|c| format!("{alias}.\"{}\"", c.as_str())).collect();
    list.join(", ")
}

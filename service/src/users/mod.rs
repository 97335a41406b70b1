//! stub until the users area lands
#![allow(missing_docs)]
#[derive(Default)]
pub struct PasswordHasher;
#[derive(Default)]
pub struct TokenPolicy;
pub mod queries {
    use rebated_domain::id::UserId;
    use rebated_entity::user;
    use sea_orm::EntityTrait;
    pub async fn by_id(
        db: &impl sea_orm::ConnectionTrait,
        id: UserId,
    ) -> Result<Option<user::Model>, crate::Fault> {
        Ok(user::Entity::find_by_id(id).one(db).await?)
    }
}

//! Reading users.

use async_graphql::{Context, InputObject, Object, Result};
use rebated_domain::id::UserId;
use rebated_service::access;
use rebated_service::page::Key;
use rebated_service::users::queries::{self, UserFilter as Narrowing};

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::types::user::User;
use crate::graphql::types::user_words::{Role, UserStatus};
use crate::graphql::{denied, fault};

const OLDEST: List = List::new("users", KeyKind::Id);

connection! {
    /// A page of users.
    UserConnection,
    /// A user and where they stand in their list.
    UserEdge: User
}

/// Which users. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct UserFilter {
    /// Only in this role.
    role: Option<Role>,
    /// Only in this state.
    status: Option<UserStatus>,
    /// Only the one with this e-mail address.
    email: Option<String>,
}

/// A page of the users whom somebody invited, oldest first.
pub async fn invitees(ctx: &Context<'_>, args: PageArgs, inviter: UserId) -> Result<UserConnection> {
    list(ctx, args, Narrowing { inviter: Some(inviter), ..Narrowing::default() }).await
}

async fn list(ctx: &Context<'_>, args: PageArgs, narrowing: Narrowing) -> Result<UserConnection> {
    let request = args.request(&OLDEST)?;
    let page = queries::page(ctx.platform().db.read(), &narrowing, &request).await.map_err(fault)?;
    let page = page.map(|row| (Key::Id(row.id.0), User::from(row)));
    Ok(UserConnection::new(OLDEST, page, None))
}

/// Reading users.
#[derive(Default)]
pub struct UserQueries;

/// Reading users.
#[Object]
impl UserQueries {
    /// All users, oldest first. For staff.
    async fn users(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<UserFilter>,
    ) -> Option<Result<UserConnection>> {
        let read = async {
            access::read_users(ctx.actor()).map_err(denied)?;
            let filter = filter.unwrap_or_default();
            let narrowing = Narrowing {
                role: filter.role.map(Into::into),
                status: filter.status.map(Into::into),
                email: filter.email,
                inviter: None,
            };
            list(ctx, PageArgs::new(first, after, last, before), narrowing).await
        };
        Some(read.await)
    }
}

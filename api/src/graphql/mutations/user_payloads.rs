//! Answers of the mutations of users.

use crate::graphql::account_errors::AccountUserError;
use crate::graphql::types::session::Session;
use crate::graphql::types::user::User;
use crate::payload;

payload! {
    /// The answer of `userRegister`.
    UserRegisterPayload {
        /// The tokens of the first sign-in.
        session: Session,
        /// The member.
        user: User,
    }
    AccountUserError
}

payload! {
    /// The answer of `userUpdate`.
    UserUpdatePayload {
        /// The user after the change.
        user: User,
    }
    AccountUserError
}

payload! {
    /// The answer of `userPasswordChange`.
    UserPasswordChangePayload {
        /// The user.
        user: User,
    }
    AccountUserError
}

payload! {
    /// The answer of `userRoleSet`.
    UserRoleSetPayload {
        /// The user after the change.
        user: User,
    }
    AccountUserError
}

payload! {
    /// The answer of `userTierSet`.
    UserTierSetPayload {
        /// The user after the change.
        user: User,
    }
    AccountUserError
}

payload! {
    /// The answer of `userInviterSet`.
    UserInviterSetPayload {
        /// The user after the change.
        user: User,
    }
    AccountUserError
}

payload! {
    /// The answer of `userSuspend`.
    UserSuspendPayload {
        /// The user after the change.
        user: User,
    }
    AccountUserError
}

payload! {
    /// The answer of `userReinstate`.
    UserReinstatePayload {
        /// The user after the change.
        user: User,
    }
    AccountUserError
}

payload! {
    /// The answer of `userClose`.
    UserClosePayload {
        /// The user after the change.
        user: User,
    }
    AccountUserError
}

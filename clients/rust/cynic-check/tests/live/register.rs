use std::hash::{BuildHasher, Hasher, RandomState};

use cynic::MutationBuilder;
use rebated_cynic_check::enums::{AccountErrorCode, Role};
use rebated_cynic_check::register::{AccountUserError, Register, RegisterVariables, User, UserRegisterInput};

use crate::server::data;

#[tokio::test]
async fn a_person_registers_once() {
    let chance = RandomState::new().build_hasher().finish();
    let input = UserRegisterInput {
        display_name: "Ferris".into(),
        email: Some(format!("cynic-{chance:016x}@example.com")),
        invite_code: None,
        locale: Some("en".into()),
        password: "correct horse battery".into(),
        phone: None,
    };
    let register = Register::build(RegisterVariables { input });
    let done = data(None, &register).await.user_register.expect("a payload");
    assert_eq!(done.user_errors, []);
    let user = User { display_name: "Ferris".into(), locale: "en".into(), role: Role::Member };
    assert_eq!(done.user, Some(user));
    assert!(done.session.is_some_and(|session| !session.access_token.is_empty()));

    let again = data(None, &register).await.user_register.expect("a payload");
    assert!(again.user.is_none() && again.session.is_none());
    let field = Some(vec!["input".to_owned(), "email".to_owned()]);
    assert_eq!(again.user_errors, [AccountUserError { code: AccountErrorCode::EmailTaken, field }]);
}

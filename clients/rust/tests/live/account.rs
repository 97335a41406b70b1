use rebated_client::operations::{Register, UpdateProfile, register, update_profile};
use rebated_client::types::{AccountErrorCode, Role, UserRegisterInput, UserUpdateInput};

use crate::server::{anonymous, fresh_email};

#[tokio::test]
async fn a_person_registers_and_changes_their_name() {
    let email = fresh_email();
    let input = UserRegisterInput {
        email: Some(email.clone()),
        locale: Some("en".into()),
        ..UserRegisterInput::new("Ferris".into(), "correct horse battery".into())
    };
    let variables = register::Variables { input };

    let done = anonymous().run::<Register>(variables.clone()).await.expect("an answer").user_register;
    assert_eq!(done.user_errors, []);
    let user = done.user.expect("the member");
    assert_eq!((user.display_name.as_str(), user.email.as_deref()), ("Ferris", Some(email.as_str())));
    assert_eq!((user.locale.as_str(), user.role, user.phone), ("en", Role::Member, None));

    let again = anonymous().run::<Register>(variables).await.expect("an answer").user_register;
    assert_eq!((again.user, again.session), (None, None));
    let [problem] = again.user_errors.as_slice() else { panic!("one problem: {:?}", again.user_errors) };
    assert_eq!(problem.code, AccountErrorCode::EmailTaken);
    assert_eq!(problem.field, Some(vec!["input".to_owned(), "email".to_owned()]));

    let own = anonymous().with_token(done.session.expect("a session").access_token);
    let input = UserUpdateInput {
        display_name: Some("Ferris the Crab".into()),
        expected_version: Some(user.version),
        ..Default::default()
    };
    let variables = update_profile::Variables { input };
    let done = own.run::<UpdateProfile>(variables.clone()).await.expect("an answer").user_update;
    assert_eq!(done.user_errors, []);
    let changed = done.user.expect("the member");
    assert_eq!(changed.display_name, "Ferris the Crab");
    assert_eq!((changed.id, changed.locale, changed.version), (user.id, user.locale, user.version + 1));

    let done = own.run::<UpdateProfile>(variables).await.expect("an answer").user_update;
    let codes: Vec<_> = done.user_errors.into_iter().map(|problem| problem.code).collect();
    assert_eq!((done.user, codes), (None, vec![AccountErrorCode::StaleVersion]));
}

use rebated_client::operations::{
    BalanceChanged, Home, MyOrders, SignIn, TrialBalance, balance_changed, home, my_orders, sign_in,
    trial_balance,
};
use rebated_client::types::{AccountErrorCode, SessionCreateInput};
use rebated_client::{Code, Error};

use crate::server::{anonymous, fresh_email, member, soon};

#[tokio::test]
async fn a_bad_token_is_refused() {
    let nobody = anonymous().with_token("nonsense");
    let error = nobody.run::<Home>(home::Variables::default()).await.expect_err("a refusal");
    assert_eq!(error.code(), Some(Code::Unauthenticated));
    assert_eq!(error.to_string(), "The token is not valid. Sign in again.");
    assert_eq!(error.request_id().map(|id| id.len()), Some(36));
    assert_eq!(error.retry_after_seconds(), None);
}

#[tokio::test]
async fn a_bad_token_opens_no_subscription() {
    let nobody = anonymous().with_token("nonsense");
    let error =
        soon(nobody.subscribe::<BalanceChanged>(balance_changed::Variables)).await.expect_err("a refusal");
    assert_eq!(error.code(), Some(Code::Unauthenticated));
    let Error::Closed { code, reason } = error else { panic!("not closed: {error:?}") };
    assert_eq!((code, reason.as_str()), (4403, "Forbidden"));
}

#[tokio::test]
async fn nobody_has_a_balance() {
    let mut events = soon(anonymous().subscribe::<BalanceChanged>(balance_changed::Variables))
        .await
        .expect("a subscription");
    let error = soon(events.next()).await.expect("an answer").expect_err("a refusal");
    assert_eq!(error.code(), Some(Code::Unauthenticated));
    assert!(soon(events.next()).await.is_none());
}

#[tokio::test]
async fn members_do_not_read_the_ledger() {
    let error = member().run::<TrialBalance>(trial_balance::Variables).await.expect_err("a refusal");
    assert_eq!(error.code(), Some(Code::Forbidden));
}

#[tokio::test]
async fn a_page_has_a_size() {
    let variables = my_orders::Variables { first: Some(101), ..Default::default() };
    let error = member().run::<MyOrders>(variables).await.expect_err("a refusal");
    assert_eq!(error.code(), Some(Code::BadUserInput));
}

#[tokio::test]
async fn a_wrong_password_is_no_error_of_the_operation() {
    let input = SessionCreateInput {
        email: Some(fresh_email()),
        ..SessionCreateInput::new("not the password".into())
    };
    let done =
        anonymous().run::<SignIn>(sign_in::Variables { input }).await.expect("an answer").session_create;
    let codes: Vec<_> = done.user_errors.into_iter().map(|problem| problem.code).collect();
    assert_eq!((done.session, codes), (None, vec![AccountErrorCode::InvalidCredentials]));
}

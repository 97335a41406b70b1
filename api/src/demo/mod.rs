//! A believable data set for trying the platform out.

use rebated_service::Platform;

/// Access tokens for the people of the data set.
#[derive(Clone, Debug)]
pub struct DemoTokens {
    /// A member with orders, rebates and bills.
    pub member: String,
    /// A member of support.
    pub support: String,
    /// Somebody who looks after the money.
    pub finance: String,
    /// An administrator.
    pub admin: String,
}

/// Fills the database, unless that has been done before, and makes tokens.
pub async fn fill(_platform: &Platform) -> anyhow::Result<DemoTokens> {
    anyhow::bail!("the demonstration data set is not part of this build")
}

/// What is printed after filling: the tokens and queries to try.
pub fn page(tokens: &DemoTokens, listen: &str) -> String {
    let DemoTokens { member, support, finance, admin } = tokens;
    format!(
        "member   {member}\nsupport  {support}\nfinance  {finance}\nadmin    {admin}\n\n\
         Send them as `Authorization: Bearer TOKEN` to http://{listen}/graphql\n"
    )
}

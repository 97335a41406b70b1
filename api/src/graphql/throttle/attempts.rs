/// Something that can be guessed, and what guesses at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attempt {
    /// Signing in, and registering, which tells whether an address is taken.
    SignIn,
    /// Proving a password again.
    Password,
    /// Showing a refresh token.
    Token,
}

impl Attempt {
    /// The kind of attempt that a root field of a mutation makes.
    pub fn of(field: &str) -> Option<Self> {
        match field {
            "sessionCreate" | "userRegister" => Some(Self::SignIn),
            "userPasswordChange" => Some(Self::Password),
            "sessionRefresh" => Some(Self::Token),
            _ => None,
        }
    }

    /// Its name in that of a bucket. Nodes of different versions share buckets: it stays as it is.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Password => "password",
            Self::Token => "token",
        }
    }
}

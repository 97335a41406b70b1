use crate::code::codes;

codes! {
    /// A way out of the platform. The list of notifications within it always has them all.
    pub enum Channel {
        /// A mail to the user's address.
        Email = "EMAIL",
        /// A push to the user's apps.
        Push = "PUSH",
        /// A text message to the user's phone.
        Sms = "SMS",
    }
}

codes! {
    /// Where a wording is read.
    pub enum Medium {
        /// In a mail.
        Email = "EMAIL",
        /// In the list of notifications within the platform.
        InApp = "IN_APP",
        /// On the screen of a phone.
        Push = "PUSH",
        /// In a text message.
        Sms = "SMS",
    }
}

impl From<Channel> for Medium {
    fn from(channel: Channel) -> Self {
        match channel {
            Channel::Email => Self::Email,
            Channel::Push => Self::Push,
            Channel::Sms => Self::Sms,
        }
    }
}

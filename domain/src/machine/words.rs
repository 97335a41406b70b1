use std::fmt::{Debug, Display};
use std::hash::Hash;

/// What tables are made of: a word with a sentence that explains it, taken from its doc comment.
pub trait Meaning: Copy + Debug + Eq + Hash + Ord + 'static {
    /// The sentence.
    fn meaning(self) -> &'static str;
}

/// A state.
pub trait Status: Meaning + Display {
    /// Every state, in the order of declaration.
    const ALL: &'static [Self];

    /// Whether nothing is left to do. A listed row may still leave it, when the outside world takes back
    /// what it had said.
    fn is_terminal(self) -> bool;

    /// How far along a life the state is. Rows go to a higher rank, except those listed as going back.
    fn rank(self) -> u8;
}

/// Something that happens to an object.
pub trait Input: Meaning + Display {
    /// Every input, in the order of declaration.
    const ALL: &'static [Self];

    /// Who says so, which decides what an input gets that the state does not list.
    fn sender(self) -> Sender;
}

/// Who says that something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sender {
    /// Somebody who may be told no: where it is not listed it is refused.
    Command,
    /// The outside world, or another object: where it is not listed it is stored and acknowledged.
    Report,
    /// The object's own clock: where it is not listed it came too early or too late, and is dropped.
    Timer,
}

/// Declares an enum whose doc comments are also the text of its members. With codes after the names the
/// members are also words of the database and of the API.
macro_rules! described {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[doc = $doc:literal])+ $variant:ident = $code:literal,)+
    }) => {
        $crate::code::codes! {
            $(#[$meta])*
            pub enum $name { $($(#[doc = $doc])+ $variant = $code,)+ }
        }
        $crate::machine::described!(@meaning $name { $($($doc)+ $variant,)+ });
    };
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[doc = $doc:literal])+ $variant:ident,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[doc = $doc])+ $variant,)+ }
        $crate::machine::described!(@meaning $name { $($($doc)+ $variant,)+ });
    };
    (@meaning $name:ident { $($($doc:literal)+ $variant:ident,)+ }) => {
        impl $crate::machine::Meaning for $name {
            fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim(),)+ }
            }
        }
    };
}

pub(crate) use described;

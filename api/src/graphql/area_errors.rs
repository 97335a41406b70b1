/// Declares an area's user errors: the closed enum of codes, the object, and how the area's service
/// error becomes one.
///
/// Every variant of the service error appears once: with its code, or among those that are answered
/// at top level. There is no wildcard, so that a new variant does not compile until it has its place.
/// The path of the input field at fault stands behind `=>`, without the leading `input`; empty when no
/// field is.
///
/// A variant that stands for several errors is among those at top level too, and `each` tells them one by one:
/// `, each: OrderError::Lines(lines) => told(lines)`, with a code, a path and a sentence for each.
///
/// ```ignore
/// area_errors! {
///     /// What is wrong with a request about refunds.
///     RefundUserError,
///     /// Why a request about refunds was refused.
///     RefundErrorCode,
///     RefundError {
///         /// No such order, or not yours.
///         OrderNotFound: RefundError::OrderNotFound => ["orderId"],
///         /// More than can be refunded.
///         TooMuch: RefundError::TooMuch { line } => ["lines", line, "amount"],
///     }
///     top_level: RefundError::Denied(_) | RefundError::Fault(_)
/// }
/// ```
#[macro_export]
macro_rules! area_errors {
    (
        $(#[$object_doc:meta])* $object:ident,
        $(#[$code_doc:meta])* $code:ident,
        $error:ty {
            $($(#[$variant_doc:meta])* $variant:ident: $pattern:pat => [$($segment:expr),* $(,)?],)+
        }
        top_level: $other:pat
        $(, each: $many:pat => $spread:expr)?
    ) => {
        $(#[$code_doc])*
        #[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $code { $($(#[$variant_doc])* $variant,)+ }

        #[doc = concat!("See [`", stringify!($code), "`].")]
        #[derive(Clone, Debug)]
        pub struct $object {
            message: String,
            field: Option<Vec<String>>,
            code: $code,
        }

        $(#[$object_doc])*
        #[async_graphql::Object]
        impl $object {
            /// A sentence for a person.
            pub async fn message(&self) -> String {
                self.message.clone()
            }
            /// The path of the input field at fault, from the argument on; null when no field is.
            pub async fn field(&self) -> Option<Vec<String>> {
                self.field.clone()
            }
            /// Why, for a program.
            async fn code(&self) -> $code {
                self.code
            }
        }

        impl $crate::graphql::AreaError for $error {
            type UserError = $object;

            fn kind(&self) -> rebated_service::ErrorKind {
                <$error>::kind(self)
            }

            fn user_errors(&self) -> Vec<$object> {
                $(if let $many = self {
                    let one = |(code, path, message): ($code, Vec<String>, String)| {
                        let field = Some([vec!["input".to_owned()], path].concat());
                        $object { message, field, code }
                    };
                    return $spread.into_iter().map(one).collect();
                })?
                let (code, path): ($code, Vec<String>) = match self {
                    $($pattern => ($code::$variant, vec![$($segment.to_string()),*]),)+
                    $other => return Vec::new(),
                };
                let field = (!path.is_empty()).then(|| [vec!["input".to_owned()], path].concat());
                vec![$object { message: $crate::graphql::error::sentence(self), field, code }]
            }
        }
    };
}

/// Declares a mutation's payload: the changed objects, all nullable, and `userErrors`.
///
/// `of` makes one without user errors; `From<Vec<…>>` makes one with nothing but them.
#[macro_export]
macro_rules! payload {
    (
        $(#[$doc:meta])* $name:ident {
            $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
        }
        $user_error:ty
    ) => {
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: Option<$type>,)*
            /// What the caller must correct; empty on success.
            pub user_errors: Vec<$user_error>,
        }

        impl $name {
            /// The payload of success.
            pub fn of($($field: $type),*) -> Self {
                Self { $($field: Some($field),)* user_errors: Vec::new() }
            }
        }

        impl From<Vec<$user_error>> for $name {
            fn from(user_errors: Vec<$user_error>) -> Self {
                Self { $($field: None,)* user_errors }
            }
        }
    };
}

use rebated_service::events::BrokerError;

/// What the client says of a failure; it knows nothing of passwords.
pub(super) fn unreachable(error: &lapin::Error) -> BrokerError {
    BrokerError::Unreachable(error.to_string())
}

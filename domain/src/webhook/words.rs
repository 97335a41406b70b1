use crate::code::codes;

codes! {
    /// Whether an endpoint is called.
    pub enum EndpointState {
        /// Events are delivered.
        Enabled = "ENABLED",
        /// Nothing is delivered until an administrator enables it.
        Disabled = "DISABLED",
    }
}

codes! {
    /// Why an endpoint was disabled.
    pub enum DisabledReason {
        /// It answered 410 Gone: it wants no more.
        Gone = "GONE",
        /// All attempts of a delivery failed, and nothing else arrived meanwhile.
        Exhausted = "EXHAUSTED",
        /// Nothing arrived for as many days as the operator allows.
        Failing = "FAILING",
    }
}

codes! {
    /// In which order an endpoint gets events.
    pub enum DeliveryOrder {
        /// The events about one thing one after the other, each when the one before has arrived or was given up.
        Aggregate = "AGGREGATE",
        /// As soon as possible, whatever became of others.
        None = "NONE",
    }
}

codes! {
    /// What has become of an event on its way to an endpoint.
    pub enum DeliveryState {
        /// It is tried when it is due.
        Waiting = "WAITING",
        /// The endpoint has it.
        Delivered = "DELIVERED",
        /// It is not tried any more.
        GivenUp = "GIVEN_UP",
    }
}

//! Helpers of the simulators' tests.

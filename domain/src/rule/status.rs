use crate::code::codes;

codes! {
    /// Where a rule is in its life.
    pub enum RuleStatus {
        /// Written, never in force.
        Draft = "DRAFT",
        /// In force.
        Published = "PUBLISHED",
        /// Taken out of force for now.
        Paused = "PAUSED",
        /// Taken out of force for good.
        Retired = "RETIRED",
    }
}

codes! {
    /// What can be done with a rule.
    pub enum RuleAction {
        /// Write a new version; what is in force stays in force.
        Draft = "DRAFT",
        /// Put the newest version in force.
        Publish = "PUBLISH",
        /// Take it out of force for now.
        Pause = "PAUSE",
        /// Take it out of force for good.
        Retire = "RETIRE",
    }
}

/// The rule's state does not allow the action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a rule in state {from} does not allow {action}")]
pub struct RuleStatusError {
    /// The state.
    pub from: RuleStatus,
    /// The action.
    pub action: RuleAction,
}

impl RuleStatus {
    /// The state after `action`.
    pub fn after(self, action: RuleAction) -> Result<Self, RuleStatusError> {
        use RuleAction as A;
        match (self, action) {
            (Self::Retired, _) | (Self::Draft, A::Pause) | (Self::Paused, A::Pause) => {
                Err(RuleStatusError { from: self, action })
            }
            (Self::Draft | Self::Published | Self::Paused, A::Draft) => Ok(self),
            (Self::Draft | Self::Published | Self::Paused, A::Publish) => Ok(Self::Published),
            (Self::Published, A::Pause) => Ok(Self::Paused),
            (Self::Draft | Self::Published | Self::Paused, A::Retire) => Ok(Self::Retired),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_answers_every_action() {
        let table: Vec<String> = RuleStatus::ALL
            .iter()
            .flat_map(|from| RuleAction::ALL.iter().map(move |action| (from, action)))
            .map(|(from, action)| match from.after(*action) {
                Ok(to) => format!("{from} {action} {to}"),
                Err(_) => format!("{from} {action} -"),
            })
            .collect();
        assert_eq!(
            table,
            [
                "DRAFT DRAFT DRAFT",
                "DRAFT PUBLISH PUBLISHED",
                "DRAFT PAUSE -",
                "DRAFT RETIRE RETIRED",
                "PUBLISHED DRAFT PUBLISHED",
                "PUBLISHED PUBLISH PUBLISHED",
                "PUBLISHED PAUSE PAUSED",
                "PUBLISHED RETIRE RETIRED",
                "PAUSED DRAFT PAUSED",
                "PAUSED PUBLISH PUBLISHED",
                "PAUSED PAUSE -",
                "PAUSED RETIRE RETIRED",
                "RETIRED DRAFT -",
                "RETIRED PUBLISH -",
                "RETIRED PAUSE -",
                "RETIRED RETIRE -",
            ]
        );
    }
}

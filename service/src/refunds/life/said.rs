use rebated_domain::id::ReturnInspectionId;
use rebated_domain::refund::InspectionVerdict;
use rebated_domain::refund::machine::{NumberProof, PersonFacts, RefundInput};

use crate::payments::RefundHeard;
use crate::refunds::InspectionLine;

/// What came of looking at goods, to be kept with the change.
#[derive(Clone, Debug)]
pub struct Inspected {
    pub id: ReturnInspectionId,
    pub verdict: InspectionVerdict,
    pub photos: Vec<String>,
    pub lines: Vec<InspectionLine>,
}

/// What happens to a refund, with what was said of it.
#[derive(Clone, Debug)]
pub struct Said {
    /// What happened, and what the channel said of it.
    pub heard: RefundHeard,
    /// About whoever gives the command.
    pub person: PersonFacts,
    /// What a person proves of the number in use.
    pub proof: Option<NumberProof>,
    /// The courier and the number of a parcel on its way back.
    pub parcel: Option<(String, String)>,
    /// What came of looking at the goods.
    pub inspected: Option<Inspected>,
    /// The words of whoever decides.
    pub note: Option<String>,
}

impl Said {
    /// Nothing but what happened.
    pub fn that(input: RefundInput) -> Self {
        RefundHeard::that(input).into()
    }

    pub(super) fn input(&self) -> RefundInput {
        self.heard.input
    }

    /// What the log keeps: the person's words, or else the channel's code.
    pub(super) fn words(&self) -> Option<&str> {
        self.heard.evidence.as_deref().or(self.note.as_deref()).or(self.heard.trouble.as_deref())
    }
}

impl From<RefundHeard> for Said {
    fn from(heard: RefundHeard) -> Self {
        Self { heard, person: PersonFacts::default(), proof: None, parcel: None, inspected: None, note: None }
    }
}

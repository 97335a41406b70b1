use rebated_domain::event::{AggregateType, EventKind};
use rebated_domain::id::UserId;
use rebated_entity::outbox_event as table;
use sea_orm::{ColumnTrait, Condition};

use super::Event;
use crate::Actor;
use crate::access::{self, Denied};
use crate::actor::Who;

/// Which events of the log a reader wants. The default is all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    kinds: Vec<EventKind>,
    seen: Option<Seen>,
}

/// What a caller may see: everybody's events about things of some types, and those that concern them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    types: Vec<AggregateType>,
    own: Option<UserId>,
}

impl EventFilter {
    /// The events of these kinds that a caller may see; of all kinds when there are none. Refuses a caller who
    /// may see none at all, such as a bot without any scope to read.
    pub fn of(actor: &Actor, kinds: Vec<EventKind>) -> Result<Self, Denied> {
        access::signed_in(actor)?;
        let may = |about: &AggregateType| access::read_events(actor, *about).is_ok();
        let types: Vec<_> = AggregateType::ALL.iter().copied().filter(may).collect();
        let own = match actor.who() {
            Who::User { id, .. } => Some(*id),
            Who::Anonymous | Who::Bot { .. } | Who::System => None,
        };
        if types.is_empty() && own.is_none() {
            return Err(Denied::Forbidden);
        }
        Ok(Self { kinds, seen: Some(Seen { types, own }) })
    }

    /// Whether the reader wants this event.
    pub fn admits(&self, event: &Event) -> bool {
        let is_wanted = self.kinds.is_empty() || self.kinds.iter().any(|kind| kind.code() == event.kind);
        let is_seen = self.seen.as_ref().is_none_or(|seen| {
            seen.types.contains(&event.aggregate_type) || (seen.own.is_some() && seen.own == event.user_id)
        });
        is_wanted && is_seen
    }

    /// The same of the log's rows.
    pub(super) fn condition(&self) -> Condition {
        let mut all = Condition::all().add(table::Column::Position.is_not_null());
        if !self.kinds.is_empty() {
            all = all.add(table::Column::Kind.is_in(self.kinds.iter().map(|kind| kind.code())));
        }
        if let Some(Seen { types, own }) = &self.seen {
            let of_types =
                (!types.is_empty()).then(|| table::Column::AggregateType.is_in(types.iter().copied()));
            let of_own = own.map(|own| table::Column::UserId.eq(own));
            all = all.add(Condition::any().add_option(of_types).add_option(of_own));
        }
        all
    }
}

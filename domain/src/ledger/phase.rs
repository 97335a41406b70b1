use crate::code::codes;

codes! {
    /// What a transfer does to the accounts it names.
    pub enum TransferPhase {
        /// Moves money at once.
        Single = "SINGLE",
        /// Try: reserves what it would move, until it is posted, voided or expires.
        Pending = "PENDING",
        /// Confirm: moves all or part of what a pending transfer reserved, and frees the rest.
        Post = "POST",
        /// Cancel: frees what a pending transfer reserved.
        Void = "VOID",
        /// Cancel by the clock: the pending transfer's time was over.
        Expire = "EXPIRE",
        /// A cancel that came before its try: a pending transfer with this id is refused for ever.
        Tombstone = "TOMBSTONE",
    }
}

impl TransferPhase {
    /// Whether money moves: such a transfer has entries.
    pub const fn moves_money(self) -> bool {
        matches!(self, Self::Single | Self::Post)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phase_has_its_word_and_moves_money_or_not() {
        let told: Vec<_> =
            TransferPhase::ALL.iter().map(|phase| (phase.code(), phase.moves_money())).collect();
        let expected = [
            ("SINGLE", true),
            ("PENDING", false),
            ("POST", true),
            ("VOID", false),
            ("EXPIRE", false),
            ("TOMBSTONE", false),
        ];
        assert_eq!(told, expected);
        for phase in TransferPhase::ALL {
            assert_eq!(phase.code().parse::<TransferPhase>(), Ok(*phase));
        }
    }
}

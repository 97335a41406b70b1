use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::id::UserId;
use crate::ledger::AccountPurpose::{self, PlatformAdjustment, PlatformMargin, UserAvailable, UserOwed};
use crate::money::Currency;

fn own(user: u128, purpose: AccountPurpose) -> AccountKey {
    AccountKey::user(UserId(uuid::Uuid::from_u128(user)), purpose, Currency::Cny)
}

fn platform() -> AccountKey {
    AccountKey::platform(PlatformAdjustment, Currency::Cny)
}

/// Two legs: `amount` from one account to the other.
fn legs(from: AccountKey, to: AccountKey, amount: i64) -> [EntryDraft; 2] {
    [EntryDraft { account: from, amount: -amount }, EntryDraft { account: to, amount }]
}

fn holding(posted: i64, reserved: i64) -> Balance {
    Balance { posted, reserved, seq: 7 }
}

fn book_of(posted: i64, reserved: i64) -> (Book, AccountKey) {
    let account = own(1, UserAvailable);
    (Book::new([(account, holding(posted, reserved))]), account)
}

#[test]
fn what_is_reserved_is_gone_and_what_is_announced_is_not_there() {
    use TransferRefusal::ExceedsBalance as Exceeds;
    // posted, reserved, amount; what taking it says, and reserving it
    let cases = [
        (100, 0, 100, Ok(holding(0, 0)), Ok(holding(100, 100))),
        (100, 0, 101, Err(Exceeds), Err(Exceeds)),
        (100, 60, 40, Ok(holding(60, 60)), Ok(holding(100, 100))),
        (100, 60, 41, Err(Exceeds), Err(Exceeds)),
        (100, 100, 1, Err(Exceeds), Err(Exceeds)),
        (0, 0, 1, Err(Exceeds), Err(Exceeds)),
    ];
    for (posted, reserved, amount, taken, held) in cases {
        let (book, account) = book_of(posted, reserved);
        let entries = legs(account, platform(), amount);
        let outcome = |mut book: Book, done: Result<Vec<Applied>, TransferRefusal>| {
            let after = book.balance(&account).expect("a locked account");
            if done.is_err() {
                assert_eq!(after, holding(posted, reserved), "a refusal changes nothing");
            }
            book.back_to(Mark(0));
            assert_eq!(book.balance(&account), Some(holding(posted, reserved)));
            done.map(|_| Balance { seq: 7, ..after })
        };
        let mut posting = book.clone();
        let done = posting.post(&entries);
        assert_eq!(outcome(posting, done), taken, "{amount} of {posted} with {reserved} reserved");
        let mut reserving = book;
        let done = reserving.reserve(&entries);
        assert_eq!(outcome(reserving, done), held, "{amount} of {posted} with {reserved} reserved");
    }
}

#[test]
fn a_reservation_of_a_credit_brings_nothing_yet() {
    let (mut book, account) = book_of(0, 0);
    let coming = legs(platform(), account, 50);
    book.reserve(&coming).expect("nothing is taken from a limited account");
    assert_eq!(book.balance(&account), Some(holding(0, 0)));
    assert_eq!(book.post(&legs(account, platform(), 1)), Err(TransferRefusal::ExceedsBalance));
}

#[test]
fn an_account_of_the_debit_side_grows_by_debits() {
    let owed = own(1, UserOwed);
    let mut book = Book::new([(owed, Balance::default())]);
    assert_eq!(book.post(&legs(platform(), owed, 30)), Err(TransferRefusal::ExceedsBalance));
    let lent = book.post(&legs(owed, platform(), 30)).expect("a debt grows without limit");
    assert_eq!(lent[0].after, Some(Balance { posted: 30, reserved: 0, seq: 1 }));
    book.reserve(&legs(platform(), owed, 20)).expect("it can be paid off");
    assert_eq!(book.balance(&owed).map(|owed| owed.free()), Some(10));
    assert_eq!(book.post(&legs(platform(), owed, 11)), Err(TransferRefusal::ExceedsBalance));
}

#[test]
fn numbers_that_leave_their_range_are_refused() {
    let (mut book, account) = book_of(i64::MAX - 5, 0);
    let before = book.balance(&account);
    assert_eq!(book.post(&legs(platform(), account, 6)), Err(TransferRefusal::Overflow));
    assert_eq!(book.balance(&account), before);
    book.post(&legs(platform(), account, 5)).expect("the largest number is one");
    book.reserve(&legs(account, platform(), i64::MAX)).expect("all of it");
    assert_eq!(book.reserve(&legs(account, platform(), 1)), Err(TransferRefusal::Overflow));
    let owed = own(1, UserOwed);
    let mut book = Book::new([(owed, Balance::default())]);
    let lowest = [i64::MIN, i64::MAX, 1].into_iter().zip([owed, platform(), own(2, PlatformMargin)]);
    let lowest: Vec<_> = lowest.map(|(amount, account)| EntryDraft { account, amount }).collect();
    assert_eq!(book.post(&lowest), Err(TransferRefusal::Overflow));
}

#[test]
fn every_move_has_the_next_number_and_a_reservation_has_none() {
    let (mut book, account) = book_of(10, 0);
    let numbered = |applied: &[Applied]| applied[0].after.map(|after| after.seq);
    let entries = legs(account, platform(), 1);
    assert_eq!(numbered(&book.post(&entries).expect("funds")), Some(8));
    assert_eq!(numbered(&book.reserve(&entries).expect("funds")), Some(8));
    assert_eq!(numbered(&book.release(&entries)), Some(8));
    assert_eq!(numbered(&book.post(&entries).expect("funds")), Some(9));
}

#[test]
#[should_panic(expected = "is not locked")]
fn a_limited_account_that_is_not_locked_cannot_be_used() {
    let (mut book, account) = book_of(10, 0);
    let _ = book.post(&legs(account, own(2, UserAvailable), 1));
}

/// One thing that happens to a book.
#[derive(Clone, Debug)]
enum Event {
    Post(Vec<EntryDraft>),
    Reserve(Vec<EntryDraft>),
    /// The n-th open reservation is given back.
    Release(usize),
    /// ... and moved.
    Confirm(usize),
    Mark,
    BackTo,
}

fn accounts() -> Vec<AccountKey> {
    let users =
        [1, 2].into_iter().flat_map(|user| [UserAvailable, UserOwed].map(|purpose| own(user, purpose)));
    users.chain([platform()]).collect()
}

fn event() -> impl Strategy<Value = Event> {
    let moved =
        (0usize..5, 1usize..5, 0usize..5, -60i64..60, 1i64..60).prop_map(|(a, step, c, split, total)| {
            let (accounts, b) = (accounts(), (a + step) % 5);
            let leg = |at: usize, amount| EntryDraft { account: accounts[at], amount };
            let mut entries = vec![leg(a, -total), leg(b, total)];
            if c != a && c != b && split != 0 && split != total {
                entries = vec![leg(a, -total), leg(b, split), leg(c, total - split)];
            }
            entries
        });
    prop_oneof![
        6 => moved.clone().prop_map(Event::Post),
        4 => moved.prop_map(Event::Reserve),
        2 => (0usize..8).prop_map(Event::Release),
        3 => (0usize..8).prop_map(Event::Confirm),
        1 => Just(Event::Mark),
        1 => Just(Event::BackTo),
    ]
}

proptest! {
    #[test]
    fn no_sequence_overdraws_loses_or_creates(events in proptest::collection::vec(event(), 0..80)) {
        let limited: Vec<_> = accounts().into_iter().filter(|key| key.purpose.is_limited()).collect();
        let start = limited.iter().map(|key| (*key, Balance { posted: 50, reserved: 0, seq: 0 }));
        let mut book = Book::new(start);
        let mut sums: BTreeMap<AccountKey, i64> = BTreeMap::new();
        let mut open: Vec<Vec<EntryDraft>> = Vec::new();
        let mut mark = None;
        let add = |sums: &mut BTreeMap<AccountKey, i64>, entries: &[EntryDraft]| {
            for entry in entries {
                *sums.entry(entry.account).or_default() += entry.amount;
            }
        };
        for event in events {
            match event {
                Event::Post(entries) => if book.post(&entries).is_ok() { add(&mut sums, &entries); },
                Event::Reserve(entries) => if book.reserve(&entries).is_ok() { open.push(entries); },
                Event::Release(at) if at < open.len() => _ = book.release(&open.remove(at)),
                Event::Confirm(at) if at < open.len() => {
                    let entries = open.remove(at);
                    book.release(&entries);
                    prop_assert!(book.post(&entries).is_ok(), "what was reserved can be moved");
                    add(&mut sums, &entries);
                }
                Event::Mark => mark = Some((book.mark(), book.clone(), sums.clone(), open.clone())),
                Event::BackTo => if let Some((place, then, sums_then, open_then)) = mark.take() {
                    book.back_to(place);
                    prop_assert_eq!(&book.accounts, &then.accounts);
                    prop_assert_eq!(book.undo.len(), then.undo.len());
                    (sums, open) = (sums_then, open_then);
                },
                Event::Release(_) | Event::Confirm(_) => {}
            }
            for key in &limited {
                let balance = book.balance(key).expect("locked");
                let sign = if key.purpose.side() == Side::Credit { 1 } else { -1 };
                prop_assert_eq!(balance.posted, 50 + sign * sums.get(key).copied().unwrap_or(0));
                let takes = |entry: &&EntryDraft| entry.account == *key && sign * entry.amount < 0;
                let reserved: i64 = open.iter().flatten().filter(takes).map(|entry| entry.amount.abs()).sum();
                prop_assert_eq!(balance.reserved, reserved);
                prop_assert!(balance.posted >= balance.reserved && balance.reserved >= 0);
            }
            prop_assert_eq!(sums.values().sum::<i64>(), 0, "nothing is created or lost");
        }
    }
}

//! docs/machines tells of the tables as they are.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use chrono::TimeDelta;
use rebated_domain::machine::{Input, Machine, Meaning, Origin, Row, Sender, Status, Target};
use rebated_domain::payment::{PaymentFacts, PaymentMachine, PaymentStatus, PaymentTerms};
use rebated_domain::refund::machine::{
    RefundFacts, RefundMachine, RefundStatus, RefundTerms, RequestFacts, ReserveHeld,
};
use rebated_domain::store_order::{
    StockHeld, StoreOrderFacts, StoreOrderMachine, StoreOrderStatus, StoreOrderTerms,
};

struct Page<M: Machine> {
    title: &'static str,
    about: &'static str,
    /// After how long a state first wakes, with the default times.
    wakes: fn(M::Status) -> Option<TimeDelta>,
    /// What is held while the object is in the state.
    holds: fn(M::Status) -> &'static str,
}

fn span(of: TimeDelta) -> String {
    let seconds = of.num_seconds();
    match seconds {
        0 => "at once".to_owned(),
        s if s % 86_400 == 0 => format!("after {} d", s / 86_400),
        s if s % 3_600 == 0 => format!("after {} h", s / 3_600),
        s if s % 60 == 0 => format!("after {} min", s / 60),
        s => format!("after {s} s"),
    }
}

fn texts<W: Meaning>(words: &[W], between: &str) -> String {
    words.iter().map(|word| word.meaning()).collect::<Vec<_>>().join(between)
}

fn codes<W: std::fmt::Display>(words: &[W]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn target<S: std::fmt::Display>(target: &Target<S>) -> String {
    match target {
        Target::Is(to) => format!("`{to}`"),
        Target::Same => "the same".to_owned(),
        Target::Route => "*route*".to_owned(),
    }
}

fn row<M: Machine>(page: &mut String, row: &Row<M>) {
    let from = match row.from {
        Origin::Nothing => "nothing".to_owned(),
        Origin::Route => "*route*".to_owned(),
        Origin::In(states) => codes(states),
    };
    let cells = [
        row.id.to_owned(),
        from,
        codes(row.on),
        texts(row.when, "; "),
        target(&row.to),
        texts(row.does, "; "),
        texts(row.then, "; "),
        row.note.to_owned(),
    ];
    writeln!(page, "| {} |", cells.join(" | ")).expect("text");
}

fn diagram<M: Machine>(page: &mut String) {
    let mut arrows: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    for row in M::rows() {
        let begins: Vec<String> = match row.from {
            Origin::Nothing => vec!["[*]".to_owned()],
            Origin::Route => vec!["route".to_owned()],
            Origin::In(states) => states.iter().map(ToString::to_string).collect(),
        };
        for from in begins {
            let to = match row.to {
                Target::Is(to) => to.to_string(),
                Target::Same => from.clone(),
                Target::Route => "route".to_owned(),
            };
            arrows.entry((from, to)).or_default().push(row.id);
        }
    }
    page.push_str("```mermaid\nstateDiagram-v2\n");
    if M::rows().any(|row| row.from == Origin::Route) {
        page.push_str("    state route <<choice>>\n");
    }
    for ((from, to), rows) in arrows {
        writeln!(page, "    {from} --> {to}: {}", rows.join(" ")).expect("text");
    }
    for end in M::Status::ALL.iter().filter(|status| status.is_terminal()) {
        writeln!(page, "    {end} --> [*]").expect("text");
    }
    page.push_str("```\n");
}

impl<M: Machine> Page<M> {
    fn text(&self) -> String {
        let mut page = format!("# {}\n\n{}\n\n", self.title, self.about);
        page.push_str(
            "This page is generated from the table in the code. Of the rows that begin in a state and list what\n\
             happens, the one applies whose conditions all hold. What no row lists changes nothing: a command is\n\
             refused, a report is stored and acknowledged, a timer is dropped. With every row the state, the\n\
             version, an entry of the log and the next wake-up are written in the same transaction.\n\n",
        );
        diagram::<M>(&mut page);
        page.push_str("\n## States\n\n| state | meaning | wakes by itself | holds |\n|---|---|---|---|\n");
        for status in M::Status::ALL {
            let wakes = match ((self.wakes)(*status), M::wake(*status)) {
                (Some(after), Some(wake)) => format!("{}: {}", span(after), wake.meaning()),
                _ => "the end".to_owned(),
            };
            let holds = (self.holds)(*status);
            writeln!(page, "| `{status}` | {} | {wakes} | {holds} |", status.meaning()).expect("text");
        }
        page.push_str("\n## What happens\n\n| input | who says so | meaning |\n|---|---|---|\n");
        for input in M::Input::ALL {
            let sender = match input.sender() {
                Sender::Command => "command",
                Sender::Report => "report",
                Sender::Timer => "timer",
            };
            writeln!(page, "| `{input}` | {sender} | {} |", input.meaning()).expect("text");
        }
        page.push_str(
            "\n## Rows\n\n| row | from | on | if | to | written with it | afterwards | why |\n\
             |---|---|---|---|---|---|---|---|\n",
        );
        M::rows().for_each(|each| row(&mut page, each));
        page.lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n"
    }

    fn is_current(&self, file: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/machines");
        let (path, current) = (folder.join(file), self.text());
        if std::env::var("UPDATE_DOCS").is_ok_and(|value| value == "1") {
            std::fs::create_dir_all(folder).expect("the folder of the pages");
            return std::fs::write(path, current).expect("the page is written");
        }
        assert!(
            std::fs::read_to_string(path).unwrap_or_default() == current,
            "docs/machines/{file} is out of date: write it with\n\n    \
             UPDATE_DOCS=1 cargo test -p rebated-domain --test machines pages\n"
        );
    }
}

#[test]
fn the_page_of_orders_is_current() {
    let page = Page::<StoreOrderMachine> {
        title: "Orders of the store",
        about: "Orders that the platform sells itself. Orders of networks have no machine: they are what their source\n\
                reports. How much of an order is refunded (none, a part, all) is a field beside the state.",
        wakes: |status| status.wakes_after(&StoreOrderFacts::default(), &StoreOrderTerms::default()),
        holds: |status: StoreOrderStatus| match status.stock() {
            StockHeld::Reserved => "stock, set aside",
            StockHeld::Taken => "stock, taken",
            StockHeld::Nothing => "",
        },
    };
    page.is_current("orders.md");
}

#[test]
fn the_page_of_payments_is_current() {
    let page = Page::<PaymentMachine> {
        title: "Payments",
        about: "One for each number at a channel. An order may have several, when the buyer tries another channel: at\n\
                most one pays it, and what the others bring is refunded by itself. An open payment also wakes when\n\
                the buyer's 30 minutes are over.",
        wakes: |status| status.wakes_after(&PaymentFacts::default(), &PaymentTerms::default()),
        holds: |status: PaymentStatus| if status.is_refundable() { "capacity for refunds" } else { "" },
    };
    page.is_current("payments.md");
}

#[test]
fn the_page_of_refunds_is_current() {
    fn wakes(status: RefundStatus) -> Option<TimeDelta> {
        let request = RequestFacts { may_grant_itself: true, ..RequestFacts::default() };
        status.wakes_after(&RefundFacts { request, ..RefundFacts::default() }, &RefundTerms::default())
    }
    fn holds(status: RefundStatus) -> &'static str {
        match (status.holds_capacity(), status.holds_reserve()) {
            (true, ReserveHeld::Yes) => "capacity, reserve in the ledger",
            (true, ReserveHeld::Perhaps) => "capacity, reserve in the ledger if it was `READY` before",
            (true, ReserveHeld::No) if status == RefundStatus::Succeeded => "capacity, used for good",
            (true, ReserveHeld::No) if status == RefundStatus::BankReturned => {
                "capacity, and a debt to the buyer"
            }
            (true, ReserveHeld::No) => "capacity",
            (false, _) => "",
        }
    }
    let page = Page::<RefundMachine> {
        title: "Refunds",
        about: "From the request over the goods to the money. Capacity is the part of the payment that no other refund\n\
                may have. A refund has one channel number at a time; it is committed before the first call, sent\n\
                again until its outcome is known, and followed by a new one only in R36, R41, R47 and R55.",
        wakes,
        holds,
    };
    page.is_current("refunds.md");
}

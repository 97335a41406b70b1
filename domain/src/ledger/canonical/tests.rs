use super::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a test's time")
}

fn transfer() -> SealedTransfer<'static> {
    SealedTransfer {
        id: Uuid::from_u128(1),
        phase: "POST",
        object_type: "HOLD",
        object_id: Uuid::from_u128(2),
        step: "take",
        reason: "HOLD",
        currency: "CNY",
        order_id: None,
        refund_id: Some(Uuid::from_u128(3)),
        pending_id: Some(Uuid::from_u128(4)),
        reverses_id: None,
        effective_at: at("2026-11-01T00:00:00Z"),
        occurred_at: Some(at("2026-10-31T23:59:59.123456789Z")),
        expires_at: None,
        recorded_at: at("2026-11-01T08:00:00.5+08:00"),
        input_hash: Some(&[0xab, 0x01]),
        entries: vec![
            SealedEntry(Uuid::from_u128(5), -1_234, Some(7), Some(66), Some(0)),
            SealedEntry(Uuid::from_u128(6), 1_234, None, None, None),
        ],
        pending: vec![SealedPending(Uuid::from_u128(5), 2_000, Some(0), Some(1_300))],
    }
}

const TEXT: &str = concat!(
    r#"["rebated-ledger-v1","00ff","#,
    r#"{"id":"00000000-0000-0000-0000-000000000001","phase":"POST","object_type":"HOLD","#,
    r#""object_id":"00000000-0000-0000-0000-000000000002","step":"take","reason":"HOLD","currency":"CNY","#,
    r#""order_id":null,"refund_id":"00000000-0000-0000-0000-000000000003","#,
    r#""pending_id":"00000000-0000-0000-0000-000000000004","reverses_id":null,"#,
    r#""effective_at":"2026-11-01T00:00:00.000000Z","occurred_at":"2026-10-31T23:59:59.123456Z","#,
    r#""expires_at":null,"recorded_at":"2026-11-01T00:00:00.500000Z","#,
    r#""input_hash":"ab01","entries":[["00000000-0000-0000-0000-000000000005",-1234,7,66,0],"#,
    r#"["00000000-0000-0000-0000-000000000006",1234,null,null,null]],"#,
    r#""pending":[["00000000-0000-0000-0000-000000000005",2000,0,1300]]}]"#,
);

#[test]
fn the_form_is_what_it_was() {
    let text = String::from_utf8(transfer().canonical(&[0x00, 0xff])).expect("JSON is UTF-8");
    assert_eq!(text, TEXT, "seals that exist cover this form: another form needs another version");
}

#[test]
fn the_first_seal_has_nothing_before_it() {
    let text = String::from_utf8(transfer().canonical(&[])).expect("JSON is UTF-8");
    assert!(text.starts_with(r#"["rebated-ledger-v1","",{"id""#), "{text}");
}

#[test]
fn times_are_cut_to_what_every_database_keeps() {
    let with = |recorded: &str| SealedTransfer { recorded_at: at(recorded), ..transfer() }.canonical(&[]);
    let whole = with("2026-11-01T00:00:00.123456Z");
    assert_eq!(with("2026-11-01T00:00:00.123456999Z"), whole, "cut, not rounded");
    assert_ne!(with("2026-11-01T00:00:00.123457Z"), whole);
}

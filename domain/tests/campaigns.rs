//! Campaigns as a rebate platform runs them, with what they pay worked out by hand.
//!
//! One file of `campaigns/cases` is one campaign: its rules in the form of rule files, orders that are priced
//! one after the other with the same counters, and for every line what everybody gets.

#[path = "campaigns/case.rs"]
mod case;
#[path = "campaigns/compare.rs"]
mod compare;
#[path = "campaigns/platform.rs"]
mod platform;

use std::path::Path;

use case::Campaign;

/// The campaigns with the names of their files, in the order of the names.
fn campaigns() -> Vec<(String, Campaign)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/campaigns/cases");
    let files = std::fs::read_dir(&folder).expect("the folder of campaigns can be read");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file of the folder").path()).collect();
    paths.sort();
    let read = paths.into_iter().map(|path| {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let campaign = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, campaign)
    });
    read.collect()
}

#[test]
fn every_campaign_pays_what_was_worked_out_by_hand() {
    let campaigns = campaigns();
    assert!(campaigns.len() >= 64, "only {} campaigns were found", campaigns.len());
    let mut wrong = Vec::new();
    for (name, campaign) in &campaigns {
        assert!(!campaign.about.is_empty() && !campaign.working.is_empty(), "{name} does not explain itself");
        wrong.extend(compare::differences(campaign).into_iter().map(|found| format!("{name}: {found}")));
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

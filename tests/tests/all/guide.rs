//! docs/API.md: every example runs, and every generated table is what the code says.
//!
//! A block belongs to the HTML comment before it, which says who calls: `<!-- as: member -->`. A second one
//! says what has happened meanwhile: `<!-- before: … -->`, see [`steps`]. `$NAME` in an answer is captured
//! where it stands first, and is required to be the same from then on; `"…"` is any text.

mod curl;
mod example;
mod exchange;
mod http;
mod names;
mod page;
mod runner;
mod socket;
mod steps;
mod tables;
mod world;

use rebated_tests::both_databases;

use page::Page;
use runner::Runner;

both_databases! {
    async fn every_example_does_what_it_says(app: &TestApp) {
        let page = Page::read();
        let mut runner = Runner::open(app, &page).await;
        for example in page.examples() {
            runner.run(&example).await;
        }
        let wrong = runner.wrong();
        assert!(wrong.is_empty(), "docs/API.md tells what is not so:\n\n{}", wrong.join("\n\n"));
    }
}

#[test]
fn every_generated_table_is_current() {
    let page = Page::read();
    let current = tables::fill(page.text());
    if std::env::var("UPDATE_DOCS").is_ok_and(|value| value == "1") {
        return page.write(&current);
    }
    assert!(
        page.text() == current,
        "the generated parts of docs/API.md are out of date: write them with\n\n    \
         UPDATE_DOCS=1 cargo test -p rebated-tests --test all guide::every_generated_table\n"
    );
}

#[test]
fn every_link_leads_somewhere() {
    let page = Page::read();
    let headings = page.anchors();
    for (file, anchor) in page.links() {
        if file.is_empty() {
            assert!(headings.contains(&anchor), "there is no section #{anchor}");
        } else {
            assert!(page.folder().join(&file).exists(), "there is no {file}");
        }
    }
}

use crate::{FileError, Format, ReadError, ReadOptions, Records, read};

fn records(format: Format, text: impl Into<Vec<u8>>) -> Records {
    read(format, &ReadOptions::default(), std::io::Cursor::new(text.into()))
}

fn fatal(format: Format, text: impl Into<Vec<u8>>) -> FileError {
    let mut items = records(format, text);
    let Some(Err(ReadError::File(error))) = items.next() else { panic!("the page was taken") };
    assert!(items.next().is_none());
    error
}

#[test]
fn an_error_answer_is_not_an_empty_page() {
    let cases = [
        (Format::Taobao, r#"{"error_response":{"code":27,"msg":"Invalid key","sub_code":"x"}}"#, "x"),
        (Format::Taobao, r#"{"code":10006,"msg":"limited","data":null}"#, "10006"),
        (Format::Jd, r#"{"error_response":{"code":"19","zh_desc":"无效token"}}"#, "19"),
        (
            Format::Jd,
            r#"{"jd_union_open_order_row_query_responce":{"code":"0","queryResult":"{\"code\":403,\"message\":\"no\"}"}}"#,
            "403",
        ),
        (Format::Jd, r#"{"code":403,"message":"no","data":[]}"#, "403"),
        (
            Format::Pinduoduo,
            r#"{"error_response":{"error_code":50001,"error_msg":"no","sub_code":"60001"}}"#,
            "60001",
        ),
    ];
    for (format, page, want) in cases {
        assert!(matches!(fatal(format, page), FileError::ErrorPage { code, .. } if code == want), "{page}");
    }
}

#[test]
fn an_empty_page_has_no_records() {
    let cases = [
        (Format::Taobao, r#"{"code":0,"data":{"page_no":1,"results":{}}}"#),
        (Format::Taobao, r#"{"tbk_sc_order_details_get_response":{"data":{"page_no":2,"has_next":false}}}"#),
        (
            Format::Jd,
            r#"{"jd_union_open_order_row_query_responce":{"code":"0","queryResult":"{\"code\":200,\"hasMore\":false}"}}"#,
        ),
        (Format::Jd, r#"{"code":200,"data":[]}"#),
        (Format::Pinduoduo, r#"{"order_list_get_response":{"order_list":[],"total_count":0}}"#),
        (Format::Pinduoduo, ""),
    ];
    for (format, page) in cases {
        assert!(records(format, page).next().is_none(), "{page}");
    }
}

#[test]
fn the_pages_of_one_network_are_refused_by_the_others() {
    let samples = [
        (Format::Taobao, include_str!("../../../docs/samples/taobao.json")),
        (Format::Jd, include_str!("../../../docs/samples/jd.json")),
        (Format::Pinduoduo, include_str!("../../../docs/samples/pinduoduo.json")),
    ];
    for (of, page) in samples {
        for by in [Format::Taobao, Format::Jd, Format::Pinduoduo] {
            if of != by {
                assert!(matches!(fatal(by, page), FileError::UnsupportedPage(_)), "{of} read as {by}");
            }
        }
    }
    for format in [Format::Taobao, Format::Jd, Format::Pinduoduo] {
        assert!(matches!(fatal(format, "[1]"), FileError::UnsupportedPage(_)));
        assert!(matches!(fatal(format, "{\"a\": }"), FileError::MalformedPage { line: 1 }));
        assert!(matches!(fatal(format, *b"{\"a\": \"\xff\"}"), FileError::MalformedPage { line: 1 }));
        assert!(matches!(fatal(format, "\n{\"a\": 1"), FileError::MalformedPage { line: 2 }));
    }
}

#[test]
fn records_count_on_over_the_pages() {
    let page = include_str!("../../../docs/samples/pinduoduo.json");
    let positions: Vec<u64> = records(Format::Pinduoduo, format!("\u{feff}{page}{page}"))
        .map(|record| record.unwrap().position)
        .collect();
    assert_eq!(positions, [1, 2, 3, 4, 5, 6]);
}

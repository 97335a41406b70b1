use std::sync::{Arc, Mutex};

use rebated_telegram_bot::queues::Queues;
use tokio::sync::oneshot;

use crate::world::soon;

#[tokio::test]
async fn a_chat_keeps_its_order_and_waits_for_no_other_and_survives_a_panic() {
    let queues = Queues::default();
    let said = Arc::new(Mutex::new(Vec::new()));
    let (release, held) = oneshot::channel::<()>();
    assert!(queues.push(1, Box::pin(async { drop(held.await) })));
    assert!(queues.push(2, Box::pin(async { panic!("a fault in one message") })));
    let mut ends = Vec::new();
    for (chat, word) in [(1, "a"), (1, "b"), (2, "c"), (2, "d")] {
        let (done, end) = oneshot::channel();
        let said = Arc::clone(&said);
        let job = async move {
            said.lock().unwrap().push(word);
            done.send(()).unwrap();
        };
        assert!(queues.push(chat, Box::pin(job)));
        ends.push(end);
    }
    let second = ends.split_off(2);
    for end in second {
        soon(end).await.unwrap();
    }
    assert_eq!(*said.lock().unwrap(), ["c", "d"]);
    release.send(()).unwrap();
    for end in ends {
        soon(end).await.unwrap();
    }
    assert_eq!(*said.lock().unwrap(), ["c", "d", "a", "b"]);
}

#[tokio::test]
async fn a_chat_that_floods_is_cut_off_and_others_are_not() {
    let queues = Queues::default();
    let taken = (0..50).filter(|_| queues.push(1, Box::pin(std::future::pending()))).count();
    assert!(taken < 30, "{taken}");
    let (done, end) = oneshot::channel();
    assert!(queues.push(2, Box::pin(async { done.send(()).unwrap() })));
    soon(end).await.unwrap();
}

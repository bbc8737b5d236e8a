//! What is asked for in the browser only, when the page is there: it belongs to no `Suspense`, so the
//! server writes the page without it.

use std::future::Future;

use leptos::{prelude::*, task::spawn_local};

/// The latest answer to `ask`, which asks again when the signals it reads change.
pub(crate) fn later<T, F>(ask: impl Fn() -> F + 'static) -> ReadSignal<Option<T>>
where
    T: Send + Sync + 'static,
    F: Future<Output = T> + 'static,
{
    let answer = RwSignal::new(None);
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let asked = ask();
        let mine = turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        spawn_local(async move {
            let got = asked.await;
            // An answer that was overtaken, or whose page is gone, is nobody's.
            if turn.try_get_value() == mine {
                answer.try_set(Some(got));
            }
        });
    });
    answer.read_only()
}

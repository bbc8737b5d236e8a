//! What came of a run.

use leptos::prelude::*;
use meridian_domain::{
    id::ImportId,
    import::{
        Outcome,
        view::{Run, Status},
    },
    locale::Lang,
};

use crate::{
    tr,
    ui::{Glyph, Icon},
    words::{import as words, use_lang},
};

/// Where the refused rows of a file or a run are downloaded, in the reader's language.
pub(super) fn refused_file(lang: Lang, id: ImportId) -> String {
    let lang = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    format!("/import/{id}/refused.csv?lang={lang}")
}

/// What came of a run: counts, what stayed, the file of refused rows.
#[component]
pub(super) fn Came(run: Run) -> impl IntoView {
    let lang = use_lang();
    let Run { id, status, report, busy, .. } = run;
    let counts = report.counts;
    let figures = move || {
        let lang = lang.get();
        let parts = Outcome::COUNTED.into_iter().filter(|outcome| counts.of(*outcome) > 0);
        let parts: Vec<String> = parts.map(|outcome| words::counted(lang, outcome, counts.of(outcome))).collect();
        parts.join(" · ")
    };
    let stands = move || match status {
        Status::Done => None,
        Status::Running if busy => Some(words::running(lang.get())),
        Status::Running => Some(words::cut_off(lang.get())),
        Status::Undone => Some(words::undone(lang.get())),
    };
    let href = move || refused_file(lang.get(), id);
    let (back, kept, kept_count) = (report.taken_back, report.kept, report.kept_count);
    let named = kept.len();
    view! {
        <div class="what">
            {move || stands().map(|word| view! { <b>{word}</b> })}
            <span>{figures}</span>
            {(counts.without_account > 0).then(|| view! { <span class="sub">{move || words::without_account(lang.get(), counts.without_account)}</span> })}
            {(back > 0).then(|| view! { <span>{move || words::taken_back(lang.get(), back)}</span> })}
            {(kept_count > 0).then(|| view! {
                <div class="kept">
                    <span>{move || words::kept(lang.get(), kept_count)}</span>
                    <ul>
                        {kept.into_iter().map(|kept| view! { <li>{move || {
                            let name = kept.name.get(lang.get());
                            match &kept.by {
                                Some(by) => words::kept_by(lang.get(), name, by.get(lang.get())),
                                None => name.to_owned(),
                            }
                        }}</li> }).collect_view()}
                    </ul>
                    {(kept_count > named).then(|| view! { <span class="meta">{move || words::and_more(lang.get(), kept_count - named)}</span> })}
                </div>
            })}
            {(counts.refused > 0).then(|| view! {
                <a class="link" href=href download="">
                    <Icon glyph=Glyph::Download small=true/>
                    {tr!(words::refused_file)}
                </a>
            })}
        </div>
    }
}

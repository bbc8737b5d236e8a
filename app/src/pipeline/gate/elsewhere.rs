//! What a deal lacks and the sheet alone cannot tell: who stands on a people map, a signature.

use leptos::prelude::*;
use meridian_domain::{access::Role, id::StageId, pipeline::may_approve, stakeholder::CommitteeFunction};

use super::{
    blank::{Blank, YES},
    field::Asking,
};
use crate::{
    session::use_signed,
    shell::Route,
    tr,
    ui::{Button, Glyph, Icon},
    words::{gate as words, map},
};

/// Names that are told of those who may sign; the others are counted.
const NAMED: usize = 4;

impl Asking {
    /// Nobody with a function is known by name: where that is told.
    pub fn function(self, function: CommitteeFunction) -> AnyView {
        let lang = self.desk.lang;
        let address = self.asks.with_value(|asks| {
            asks.map.map(|(account, map)| match map {
                Some(map) => Route::Map(account, map).path(),
                None => Route::AccountMap(account).path(),
            })
        });
        let link = match address {
            Some(address) => view! {
                // The sheet stays open beside it, with what was typed.
                <a class="link" href=address target="_blank" rel="noopener">{tr!(words::name_on_map)}</a>
            }
            .into_any(),
            None => view! { <span class="meta">{tr!(words::no_account)}</span> }.into_any(),
        };
        view! {
            <span class="meta">
                <Icon glyph=Glyph::User small=true />
                {move || map::function_name(lang.get(), function)}
                " · "
                {tr!(words::nobody_named)}
            </span>
            <div class="chips">
                {link}
                <Button icon=Glyph::Refresh on_press=move |_| self.again.run(())>{tr!(words::check_again)}</Button>
            </div>
        }
        .into_any()
    }

    /// A signature: the reader's own where they may, else who may.
    pub fn approval(self, stage: StageId, role: Role) -> AnyView {
        let own = use_signed().with_untracked(|me| me.as_ref().is_some_and(|me| may_approve(me.role, role)));
        let blank = Blank::Signed(stage);
        if own {
            let text = self.text(blank);
            let signed = Signal::derive(move || text.with(|text| text == YES));
            let press = move |_| {
                text.set(if signed.get_untracked() { String::new() } else { YES.to_owned() });
            };
            return view! {
                <div class="chips" id=blank.id()>
                    <Button icon=Glyph::Check pressed=signed on_press=press>
                        {move || {
                            let lang = self.desk.lang.get();
                            if signed.get() { words::approved(lang) } else { words::approve(lang) }
                        }}
                    </Button>
                </div>
            }
            .into_any();
        }
        let told = move || {
            let lang = self.desk.lang.get();
            let names: Vec<String> = self
                .asks
                .with_value(|asks| asks.approvers(role).iter().map(|name| name.get(lang).to_owned()).collect());
            let between = if lang == meridian_domain::locale::Lang::Zh { "、" } else { ", " };
            let mut list = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(between);
            if names.len() > NAMED {
                list = format!("{list} {}", words::and_more(lang, names.len() - NAMED));
            }
            if names.is_empty() { words::approval_by_nobody(lang).to_owned() } else { words::approval_by(lang, &list) }
        };
        view! {
            <span class="meta">{told}</span>
            <div class="chips">
                <Button icon=Glyph::Refresh on_press=move |_| self.again.run(())>{tr!(words::check_again)}</Button>
            </div>
        }
        .into_any()
    }
}

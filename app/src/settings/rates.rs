//! Exchange rates: what one unit of a currency is worth, from when.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    import,
    locale::{self, Lang},
    money::Currency,
    workspace::Rate,
};

use super::Section;
use crate::{
    doing::use_doing,
    live::{Rooms, fresh},
    tr,
    ui::{Button, Kind, Size, Table, TextField},
    words::{common, settings as words, use_lang},
};

#[component]
pub(super) fn Rates(rooms: Rooms, reporting: Currency) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let rates = Memo::new(move |_| {
        let mut rates: Vec<Rate> = rooms.with(|world| world.all::<Rate>().cloned().collect());
        rates.sort_by_key(|rate| (rate.currency, std::cmp::Reverse(rate.on), rate.id));
        rates
    });
    let line = move |rate: Rate| {
        let Rate { id, currency, on, micro, source } = rate;
        let spoken = move || words::remove_rate(lang.get(), currency.code(), &locale::date_full(lang.get(), on));
        view! {
            <tr>
                <th scope="row">{currency.to_string()}</th>
                <td class="num">{move || locale::date_full(lang.get(), on)}</td>
                <td class="num">{figure(micro)}</td>
                <td>{source}</td>
                <td class="num">
                    <Button kind=Kind::Quiet label=spoken on_press=Callback::new(move |_| doing.act(Change::Remove(id.into())))>
                        {tr!(common::remove)}
                    </Button>
                </td>
            </tr>
        }
    };
    let about: fn(Lang) -> &'static str = words::rates_about;
    view! {
        <Section id="rates" title=words::rates about>
            <p class="meta">{move || words::reported_in(lang.get(), reporting.code())}</p>
            <Show
                when=move || rates.with(|rates| !rates.is_empty())
                fallback=move || view! { <p class="meta">{tr!(words::no_rates)}</p> }
            >
                <div class="scroll">
                    <Table caption=tr!(words::rates)>
                        <thead>
                            <tr>
                                <th scope="col">{tr!(common::currency)}</th>
                                <th scope="col" class="num">{tr!(words::from)}</th>
                                <th scope="col" class="num">{move || words::worth(lang.get(), reporting.code())}</th>
                                <th scope="col">{tr!(common::source)}</th>
                                <th scope="col"><span class="vh">{tr!(common::remove)}</span></th>
                            </tr>
                        </thead>
                        <tbody><For each=move || rates.get() key=|rate| (rate.id, rate.micro, rate.on) children=line/></tbody>
                    </Table>
                </div>
            </Show>
            <NewRate rooms/>
        </Section>
    }
}

#[component]
fn NewRate(rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let (currency, on, worth, source) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    );
    let tried = RwSignal::new(false);
    let code = move || currency.get().trim().to_uppercase().parse::<Currency>().ok();
    let micro = move || micro(&worth.get());
    let day = move || on.get().parse().ok();
    let wrong =
        move |bad: bool, word: fn(Lang) -> &'static str| (tried.get() && bad).then(|| word(lang.get()).to_owned());
    let wrong_code = Signal::derive(move || wrong(code().is_none(), words::wrong_code));
    let wrong_worth = Signal::derive(move || wrong(micro().is_none(), words::wrong_worth));
    let wrong_day = Signal::derive(move || wrong(day().is_none(), crate::words::deal::wrong_date));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let (Some(currency_code), Some(micro), Some(day)) = untrack(move || (code(), micro(), day())) else { return };
        let rate = Rate {
            id: fresh(),
            currency: currency_code,
            on: day,
            micro,
            source: source.get_untracked().trim().to_owned(),
        };
        doing.act(Change::Add(rate.into()));
        for field in [currency, on, worth, source] {
            field.set(String::new());
        }
        tried.set(false);
    };
    view! {
        <form class="form new-rate" on:submit=save aria-label=tr!(words::new_rate)>
            <TextField id="rate-currency" label=tr!(common::currency) value=currency error=wrong_code placeholder="USD" autocomplete="off"/>
            <TextField id="rate-on" label=tr!(words::from) value=on kind="date" error=wrong_day/>
            <TextField id="rate-worth" label=tr!(words::rate) value=worth error=wrong_worth inputmode="decimal" placeholder="7.2" autocomplete="off"/>
            <TextField id="rate-source" label=tr!(common::source) value=source autocomplete="off"/>
            <Button size=Size::Large submit=true>{tr!(words::new_rate)}</Button>
        </form>
    }
}

/// Millionths of a rate as somebody types it.
fn micro(text: &str) -> Option<i64> {
    import::number(text)
        .and_then(|micro| i64::try_from(micro).ok())
        .filter(|micro| (1..=1_000_000_000_000).contains(micro))
}

/// A rate with as many decimals as it needs, two at least.
fn figure(micro: i64) -> String {
    let text = format!("{}.{:06}", locale::integer(micro / 1_000_000), micro % 1_000_000);
    let most = text.trim_end_matches('0').len();
    text[..most.max(text.len() - 4)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_and_written_as_people_do() {
        assert_eq!(micro("7.2"), Some(7_200_000));
        assert_eq!(micro("0"), None);
        assert_eq!(micro("much"), None);
        assert_eq!(figure(7_200_000), "7.20");
        assert_eq!(figure(48_125), "0.048125");
        assert_eq!(figure(1_234_000_000), "1,234.00");
    }
}

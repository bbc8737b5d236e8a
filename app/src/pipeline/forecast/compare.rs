//! Reports side by side: what was simulated, what is exact, what would be.

use leptos::prelude::*;
use meridian_domain::{
    locale::{self, Lang},
    money::Currency,
    pipeline::forecast::Report,
};

use super::money::{short, signed};
use crate::{
    tr,
    words::{forecast as words, use_lang},
};

/// A line of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    P10,
    P50,
    P90,
    Mean,
    Sd,
    Chance,
}

impl Line {
    pub const ALL: [Self; 6] = [Self::P10, Self::P50, Self::P90, Self::Mean, Self::Sd, Self::Chance];

    /// What it is called.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::P10 => words::p10(lang),
            Self::P50 => words::p50(lang),
            Self::P90 => words::p90(lang),
            Self::Mean => words::mean(lang),
            Self::Sd => words::sd(lang),
            Self::Chance => words::chance(lang),
        }
    }

    /// Minor units; of the chance, thousand-millionths.
    fn of(self, report: &Report) -> Option<i64> {
        match self {
            Self::P10 => Some(report.p10),
            Self::P50 => Some(report.p50),
            Self::P90 => Some(report.p90),
            Self::Mean => Some(report.mean),
            Self::Sd => Some(report.sd.round() as i64),
            Self::Chance => report.target.map(|target| (target.probability * 1e9).round() as i64),
        }
    }

    /// As it is read.
    pub fn tell(self, lang: Lang, report: &Report, currency: Currency) -> String {
        match self {
            Self::Chance => report
                .target
                .map_or_else(|| words::no_target(lang).to_owned(), |target| locale::percent(target.probability, 1)),
            line => short(lang, line.of(report), currency),
        }
    }

    /// From one report to another, as it is read.
    pub fn difference(self, lang: Lang, from: &Report, to: &Report, currency: Currency) -> String {
        let Some((from, to)) = self.of(from).zip(self.of(to)) else { return locale::ABSENT.to_owned() };
        match self {
            Self::Chance => format!("{}%", locale::signed((to - from) as f64 / 1e7, 1)),
            _ => signed(lang, to - from, currency),
        }
    }
}

/// Two reports and what lies between them. The heads say which is which.
#[component]
pub fn Compare(
    caption: fn(Lang) -> &'static str,
    heads: [fn(Lang) -> &'static str; 2],
    first: Report,
    /// Nothing where there is no such figure.
    second: Option<Report>,
    currency: Currency,
) -> impl IntoView {
    let lang = use_lang();
    let row = move |line: Line| {
        let told = {
            let first = first.clone();
            move || line.tell(lang.get(), &first, currency)
        };
        let (one, other) = (first.clone(), second.clone());
        let second = second.clone();
        view! {
            <tr>
                <th scope="row">{move || line.word(lang.get())}</th>
                <td class="num">{told}</td>
                <td class="num">{move || match &second {
                    Some(second) => line.tell(lang.get(), second, currency),
                    None => locale::ABSENT.to_owned(),
                }}</td>
                <td class="num">{move || match &other {
                    Some(other) => line.difference(lang.get(), &one, other, currency),
                    None => locale::ABSENT.to_owned(),
                }}</td>
            </tr>
        }
    };
    view! {
        <table class="table compare">
            <caption class="vh">{move || caption(lang.get())}</caption>
            <thead>
                <tr>
                    <th scope="col">{tr!(words::measure)}</th>
                    {heads.map(|head| view! { <th scope="col" class="num">{move || head(lang.get())}</th> }).collect_view()}
                    <th scope="col" class="num">{tr!(words::difference)}</th>
                </tr>
            </thead>
            <tbody>{Line::ALL.map(row).collect_view()}</tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::pipeline::forecast::TargetChance;

    use super::*;

    fn report(p50: i64, probability: f64) -> Report {
        Report {
            model_version: 1,
            runs: Some(1),
            p10: 0,
            p50,
            p90: 0,
            mean: 0,
            sd: 0.4,
            target: Some(TargetChance { target: 1, probability }),
            variance: Vec::new(),
            bins: Vec::new(),
            left_out: Vec::new(),
        }
    }

    #[test]
    fn differences_are_of_the_unit_of_their_line() {
        let (one, other) = (report(100_000, 0.5), report(250_000, 0.375));
        let told = |line: Line| line.difference(Lang::En, &one, &other, Currency::CNY);
        assert_eq!((told(Line::P50).as_str(), told(Line::Chance).as_str()), ("+1,500", "−12.5%"));
        assert_eq!(Line::Chance.tell(Lang::En, &other, Currency::CNY), "37.5%");
    }
}

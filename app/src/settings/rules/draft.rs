//! What the form of the rules says, read as rules. Pure.

use meridian_domain::{
    locale::Lang,
    stakeholder::metrics::{Fault, MapRules, Threshold},
};

use crate::words::rules as words;

/// Texts of the fields, in the order of [`Threshold::ALL`].
pub(super) type Texts = [String; Threshold::ALL.len()];

/// A number as the form shows it.
pub(super) fn written(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The fields of rules.
pub(super) fn texts(rules: &MapRules) -> Texts {
    Threshold::ALL.map(|threshold| written(threshold.read(rules)))
}

fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace('−', "-");
    text.parse::<f64>().ok().filter(|value| value.is_finite())
}

/// Why a field cannot be so, in words; nothing when it can.
pub(super) fn fault(lang: Lang, threshold: Threshold, text: &str) -> Option<String> {
    let Some(value) = number(text) else { return Some(words::no_number(lang).to_owned()) };
    let (least, most) = threshold.range();
    if threshold.is_whole() && value.fract() != 0.0 {
        return Some(words::whole_number(lang).to_owned());
    }
    (!threshold.allows(value)).then(|| words::outside(lang, &written(least), &written(most)))
}

/// Why the weights cannot be so together; nothing while one of them is wrong by itself.
pub(super) fn sum_fault(lang: Lang, texts: &Texts) -> Option<String> {
    let weights = Threshold::WEIGHTS.map(|weight| number(&texts[at(weight)]));
    let sum = weights.into_iter().sum::<Option<f64>>()?;
    ((sum - 1.0).abs() >= 1e-6).then(|| words::sum_not_one(lang, &written(sum)))
}

fn at(threshold: Threshold) -> usize {
    threshold as usize
}

/// The rules of the fields, if they may be in force.
pub(super) fn rules(texts: &Texts) -> Result<MapRules, Vec<Fault>> {
    let mut rules = MapRules::default();
    let mut faults = Vec::new();
    for (threshold, text) in Threshold::ALL.into_iter().zip(texts) {
        match number(text).filter(|value| threshold.allows(*value)) {
            Some(value) => threshold.write(&mut rules, value),
            None => faults.push(Fault::Range(threshold)),
        }
    }
    faults.extend(rules.faults());
    if faults.is_empty() { Ok(rules) } else { Err(faults) }
}

/// `theirs`, with those fields of `mine` that differ from what both began with.
pub(super) fn on_top(began: &MapRules, theirs: &MapRules, mine: &Texts) -> Texts {
    let (began, mut merged) = (texts(began), texts(theirs));
    for (at, text) in mine.iter().enumerate() {
        if number(text) != number(&began[at]) {
            merged[at].clone_from(text);
        }
    }
    merged
}

/// What changed from one version to the next, each with both numbers.
pub(super) fn changes(lang: Lang, before: &MapRules, after: &MapRules) -> Vec<String> {
    let one = |threshold: Threshold| {
        let ends = (written(threshold.read(before)), written(threshold.read(after)));
        words::change_of(lang, words::threshold_name(lang, threshold), &ends.0, &ends.1)
    };
    after.differences(before).into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_again() {
        let built_in = MapRules::default();
        assert_eq!(rules(&texts(&built_in)), Ok(built_in));
        assert_eq!(texts(&built_in)[at(Threshold::AssumedAbove)], "0.4");
        assert_eq!(texts(&built_in)[at(Threshold::StaleDays)], "90");
    }

    #[test]
    fn each_field_stands_where_its_threshold_does() {
        for (place, threshold) in Threshold::ALL.into_iter().enumerate() {
            assert_eq!(at(threshold), place);
        }
    }

    #[test]
    fn a_field_says_what_is_wrong_with_it() {
        assert_eq!(fault(Lang::En, Threshold::StaleDays, "soon"), Some("Enter a number".to_owned()));
        assert_eq!(fault(Lang::En, Threshold::StaleDays, "1.5"), Some("Enter a whole number".to_owned()));
        assert_eq!(fault(Lang::En, Threshold::FriendlySupport, "3"), Some("Must lie between -2 and 2".to_owned()));
        assert_eq!(fault(Lang::Zh, Threshold::InfluenceShare, " 0.5 "), None);
    }

    #[test]
    fn weights_are_looked_at_together() {
        let mut fields = texts(&MapRules::default());
        fields[at(Threshold::Level)] = "0.5".to_owned();
        assert_eq!(
            sum_fault(Lang::En, &fields),
            Some("The three weights must add up to 1; they add up to 1.1".to_owned())
        );
        assert_eq!(rules(&fields), Err(vec![Fault::Sum]));
        fields[at(Threshold::Recency)] = "0.15".to_owned();
        assert_eq!(sum_fault(Lang::En, &fields), None);
    }

    #[test]
    fn ones_own_changes_go_on_top_of_another_version() {
        let began = MapRules::default();
        let mut theirs = began;
        Threshold::StaleDays.write(&mut theirs, 30.0);
        Threshold::GapDays.write(&mut theirs, 20.0);
        let mut mine = texts(&began);
        mine[at(Threshold::GapDays)] = "45".to_owned();
        let merged = rules(&on_top(&began, &theirs, &mine)).expect("sane");
        assert_eq!((merged.map.stale_days, merged.map.gap_days), (30, 45));
        assert_eq!(changes(Lang::En, &began, &theirs).len(), 2);
    }
}

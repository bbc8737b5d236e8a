use meridian_domain::{id::PipelineId, pipeline::template::TEMPLATES, record::Describe as _};
use uuid::Uuid;

use super::*;

fn stages() -> Vec<Stage> {
    let ids = || Uuid::from_u128(1);
    TEMPLATES.iter().flat_map(|template| template.stages(PipelineId(Uuid::nil()), ids)).collect()
}

#[test]
fn what_is_shown_of_any_template_is_read_again() {
    for stage in stages() {
        let read = Draft::of(&stage).stage(&stage).expect("sane");
        assert_eq!(read, stage);
        assert_eq!(read.check(), Ok(()));
    }
}

#[test]
fn a_field_says_what_is_wrong_with_it_and_nothing_is_half_saved() {
    let stage = &stages()[0];
    let good = Draft::of(stage);
    let wrong = |change: fn(&mut Draft), spot: Spot| {
        let mut draft = good.clone();
        change(&mut draft);
        assert_eq!(draft.stage(stage), None, "{spot:?}");
        draft.fault(Lang::En, spot).unwrap_or_else(|| panic!("{spot:?}"))
    };
    assert_eq!(wrong(|draft| draft.probability = "101".to_owned(), Spot::Probability), "A whole number from 0 to 100");
    assert_eq!(wrong(|draft| draft.probability = "-1".to_owned(), Spot::Probability), "A whole number from 0 to 100");
    wrong(|draft| draft.half = "-3".to_owned(), Spot::Half);
    wrong(|draft| (draft.half, draft.most) = ("9".to_owned(), "8".to_owned()), Spot::Most);
    wrong(|draft| (draft.zh, draft.en) = (" ".to_owned(), String::new()), Spot::Name);
    let clock = |draft: &mut Draft| {
        draft.has_clock = true;
        (draft.days, draft.basis_en) = ("20".to_owned(), "Law".to_owned());
        draft.effective_on = "2026-01-01".to_owned();
    };
    let mut timed = good.clone();
    clock(&mut timed);
    assert!(timed.stage(stage).is_some_and(|stage| stage.clock.is_some_and(|clock| clock.days == 20)));
    let cases: [(fn(&mut Draft), Spot); 3] = [
        (|draft| draft.days = "0".to_owned(), Spot::Days),
        (|draft| draft.basis_en.clear(), Spot::Basis),
        (|draft| draft.effective_on = "1900-01-01".to_owned(), Spot::EffectiveOn),
    ];
    for (change, spot) in cases {
        let mut draft = timed.clone();
        change(&mut draft);
        assert!(draft.fault(Lang::Zh, spot).is_some() && draft.stage(stage).is_none(), "{spot:?}");
    }
}

#[test]
fn a_won_stage_counts_in_full_whatever_was_typed_before() {
    let stage = &stages()[0];
    let draft = Draft { kind: StageKind::Won, probability: "many".to_owned(), ..Draft::of(stage) };
    assert_eq!(draft.stage(stage).map(|stage| stage.probability), Some(100));
}

#[test]
fn what_was_asked_keeps_its_order() {
    let before = [DealField::Owner, DealField::Account];
    let chosen = [DealField::Account, DealField::Amount, DealField::Owner].into();
    assert_eq!(kept(&before, &chosen), [DealField::Owner, DealField::Account, DealField::Amount]);
}

#[test]
fn ones_own_changes_go_on_top_of_a_colleagues() {
    let began = Draft::of(&stages()[0]);
    let theirs = Draft { probability: "7".to_owned(), half: "3".to_owned(), ..began.clone() };
    let mine = Draft { half: "4".to_owned(), optional: true, ..began.clone() };
    let merged = Draft::on_top(&began, &theirs, &mine);
    assert_eq!(merged, Draft { probability: "7".to_owned(), half: "4".to_owned(), optional: true, ..began.clone() });
    assert_eq!(theirs.differences(&began, Lang::En), ["Default probability (%)", "Days half of the deals stay (P50)"]);
}

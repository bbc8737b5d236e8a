//! The packs that come with Meridian, for the tests.

use std::{collections::BTreeMap, path::Path, sync::LazyLock};

use super::{Case, Files, Key, PublicCase, Reading, View, is_ours, read};
use crate::{
    locale::Lang,
    money::{Currency, Money},
    pipeline::tender::Tender,
};

const SHIPPED: [&str; 3] = ["abb", "bd", "mini"];

/// The texts of a pack.
pub(super) fn files(pack: &str) -> Files {
    fn gather(root: &Path, folder: &Path, files: &mut Files) {
        for entry in std::fs::read_dir(folder).expect("the packs are in the repository") {
            let path = entry.expect("a folder that can be read").path();
            if path.is_dir() {
                gather(root, &path, files);
                continue;
            }
            let name = path.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/");
            if is_ours(&name) {
                files.insert(name, std::fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases").join(pack);
    let mut files = Files::new();
    gather(&root, &root, &mut files);
    files
}

/// A case that comes with Meridian. It is read once for all tests.
pub(super) fn case(pack: &str) -> Case {
    static READ: LazyLock<BTreeMap<&str, Reading>> =
        LazyLock::new(|| SHIPPED.map(|pack| (pack, read(&files(pack)))).into());
    let reading = &READ[pack];
    reading.case.clone().unwrap_or_else(|| panic!("{pack}: {:#?}", reading.flaws))
}

#[test]
fn the_shipped_packs_have_no_error_and_no_warning() {
    for pack in SHIPPED {
        let reading = read(&files(pack));
        assert_eq!(reading.flaws, [], "{pack}");
        assert_eq!(reading.case.expect("no flaws").id.0, pack);
    }
}

#[test]
fn nothing_hidden_is_in_the_public_part() {
    for pack in SHIPPED {
        let case = case(pack);
        let json = serde_json::to_string(&PublicCase::from(&case)).expect("plain data");
        let hidden = case.hidden_texts();
        assert!(hidden.len() > 60, "{pack}: only {} hidden texts", hidden.len());
        for text in hidden {
            for lang in Lang::ALL {
                let quoted = serde_json::to_string(text.get(lang)).expect("a text");
                assert!(!json.contains(quoted.trim_matches('"')), "{pack}: {quoted}");
            }
        }
        for key in ["power", "support", "truth", "worth", "hidden", "value", "wants", "formula", "expectations"] {
            assert!(!json.contains(&format!("\"{key}\":")), "{pack}: {key}");
        }
        for edge in case.edges.iter().filter(|edge| edge.hidden) {
            let ends = format!("\"from\":\"{}\",\"to\":\"{}\"", edge.from, edge.to);
            assert!(!json.contains(&ends), "{pack}: {ends}");
        }
        assert!(json.contains(&case.disclaimer.zh) && json.contains(&case.disclaimer.en));
    }
}

#[test]
fn a_round_shows_nothing_of_later_ones() {
    let case = case("abb");
    let first = PublicCase::from(&case).until(0);
    assert!(first.documents.iter().all(|document| document.round.0 == "r0") && !first.documents.is_empty());
    assert_eq!(first.numbers, []);
    assert_eq!(PublicCase::from(&case).until(99).documents.len(), case.documents.len());
}

#[test]
fn every_shipped_pack_says_on_its_first_page_that_it_is_made_up() {
    for pack in SHIPPED {
        let case = case(pack);
        let first = case.documents.iter().find(|document| document.round == case.rounds[0].id).expect("a first page");
        assert!(first.text.zh.contains("虚构") && first.text.en.contains("made up"), "{pack}");
    }
}

/// `workshop.md` 4.4
#[test]
fn the_figures_of_chengjiang_are_those_of_the_method() {
    let case = case("abb");
    let shown = |support: Option<f64>| format!("{:.2}", support.expect("somebody counts"));
    assert_eq!(case.power(), 45);
    assert_eq!(shown(case.support(false)), "-2.22");
    assert_eq!(shown(case.support(true)), "28.89");
    let found = View { hidden: true, ..View::default() };
    let route = |from: &str, view| case.route(&from.into(), view).map(|product| format!("{product:.3}"));
    assert_eq!(route("a5", found).as_deref(), Some("0.480"));
    assert_eq!(route("a12", found).as_deref(), Some("0.336"));
    assert_eq!(route("a6", found).as_deref(), Some("0.384"));
    assert_eq!(route("a8", found).as_deref(), Some("0.256"));
    assert_eq!((route("a6", View::default()), route("a8", View::default())), (None, None));
}

#[test]
fn without_the_hidden_line_nobody_leads_to_the_president_once_the_friend_has_left() {
    use crate::stakeholder::metrics::{MapModel, path_to_power};
    let case = case("abb");
    let left: Key = "a5".into();
    assert_eq!(case.leaves_in(&left), case.round(&"r2".into()));
    let best = |hidden| {
        let view = View { hidden, without: Some(&left), end: false };
        path_to_power(&case.nodes(view), &case.lines(view), &MapModel::default()).map(|path| path.best.product)
    };
    assert!(best(false).is_err());
    assert!(best(true).is_ok_and(|product| (product - 0.384).abs() < 1e-12));
    assert_eq!(case.route(&"a12".into(), View { hidden: true, without: Some(&left), end: false }), None);
}

/// `workshop.md` 4.4: the tailored offer wins, the base offer loses to Xiling.
#[test]
fn the_tender_comes_out_as_in_the_method() {
    let yuan = |tenths: i64| Some(Money { minor: tenths * 10_000_000, currency: Currency::CNY });
    let score = |price, technical: i64, commercial: i64| {
        let tender = Tender {
            price: yuan(price),
            lowest: yuan(389),
            price_weight: Some(30),
            technical: Some(technical * 100),
            commercial: Some(commercial * 100),
            ..Tender::default()
        };
        format!("{:.2}", tender.score().value.expect("all is known"))
    };
    let scores = [score(436, 41, 15), score(436, 46, 17), score(448, 43, 16), score(389, 36, 13)];
    assert_eq!(scores, ["82.77", "89.77", "85.05", "79.00"]);
    let case = case("abb");
    let stated = ["n2", "n3", "n4", "n5"].map(|id| {
        let number = case.reference.numbers.iter().find(|number| number.id.0 == id).expect("in the case");
        format!("{:.2}", number.value)
    });
    assert_eq!(stated, scores);
}

/// `workshop.md` 4.5
#[test]
fn the_figures_of_nanling_are_those_of_the_method() {
    let case = case("bd");
    let value = |id: &str| case.reference.numbers.iter().find(|number| number.id.0 == id).map(|number| number.value);
    for (id, figure) in [
        ("share", 17.98),
        ("sales", 5.19),
        ("wallet", 30.37),
        ("target", 9.11),
        ("cases", 30.4),
        ("crbsi", 0.942),
        ("needle", 0.109),
        ("best", 505.09),
    ] {
        assert_eq!(value(id), Some(figure), "{id}");
    }
}

#[test]
fn a_card_and_an_inject_say_nothing_of_what_they_are_worth() {
    let case = case("abb");
    let biased = case.fact(&"f07".into()).expect("in the case");
    let card = serde_json::to_string(&super::Card::from(biased)).expect("plain data");
    assert!(card.contains(&biased.text.zh) && !card.contains(&biased.note.zh) && !card.contains("truth"));
    let trap = case.injects.iter().find(|inject| inject.id.0 == "i4").expect("in the case");
    let told = serde_json::to_string(&super::Released::from(trap)).expect("plain data");
    assert!(told.contains(&trap.text.en) && !told.contains(&trap.note.en) && !told.contains("expectations"));
}

#[test]
fn questions_open_as_a_team_learns_and_close_when_people_leave() {
    let case = case("abb");
    let asks = |team: &super::Progress, gone: &[Key]| -> Vec<String> {
        case.questions(team, gone).into_iter().map(|question| question.fact.0).collect()
    };
    let mut team = super::Progress { round: 1, ..Default::default() };
    assert!(!asks(&team, &[]).contains(&"f03".to_owned()));
    team.asked.insert("a6".into());
    team.knows.insert("f01".into());
    let open = asks(&team, &[]);
    assert!(open.contains(&"f03".to_owned()) && open.contains(&"f02".to_owned()) && !open.contains(&"f01".to_owned()));
    assert!(open.contains(&"f06".to_owned()) && !asks(&team, &["a5".into()]).contains(&"f06".to_owned()));
}

use std::collections::BTreeMap;

use proptest::{collection::btree_set, option, prelude::*, sample::select};
use uuid::Uuid;

use super::*;

fn back(pairs: &[(&'static str, String)]) -> Told {
    let pairs: BTreeMap<&str, String> = pairs.iter().cloned().collect();
    queried(Lang::Zh, |name| pairs.get(name).cloned())
}

fn ids<T: From<Uuid> + Ord + std::fmt::Debug>() -> impl Strategy<Value = BTreeSet<T>> {
    btree_set(any::<u128>().prop_map(|n| T::from(Uuid::from_u128(n))), 0..4)
}

fn dates() -> impl Strategy<Value = Date> {
    (-9_000_i64..80_000).prop_map(Date::from_days)
}

fn periods() -> impl Strategy<Value = Option<Period>> {
    let between = (option::of(dates()), option::of(dates()))
        .prop_filter("a range has an end", |(from, until)| from.is_some() || until.is_some())
        .prop_map(|(from, until)| Period::Between { from, until });
    let named = select(vec![Period::ThisMonth, Period::ThisQuarter, Period::Overdue, Period::NoDate]);
    option::of(prop_oneof![named, between])
}

fn filters() -> impl Strategy<Value = DealFilter> {
    let lists = (ids(), ids(), ids(), ids(), btree_set("[ -~手术，,\\\\]{1,9}", 0..3));
    let kinds = select(vec![
        vec![],
        vec![StageKind::Open],
        vec![StageKind::Won, StageKind::Lost],
        vec![StageKind::Open, StageKind::Won, StageKind::Lost],
    ]);
    let ranges = (option::of(0_i64..9_000_000_000), option::of(any::<i64>()), periods());
    let text = "[a-z手术 &=%+]{0,12}".prop_map(|text| text.trim().to_owned());
    (lists, kinds, ranges, any::<[bool; 4]>(), text).prop_map(|(lists, kinds, ranges, flags, text)| {
        let (accounts, owners, teams, products, families) = lists;
        let (least, most, expected) = ranges;
        let [no_next_step, next_step_overdue, over_p80, without_account] = flags;
        DealFilter {
            accounts,
            owners,
            teams,
            products,
            families,
            kinds,
            amount: AmountRange { least, most },
            expected,
            no_next_step,
            next_step_overdue,
            over_p80,
            without_account,
            text,
        }
    })
}

proptest! {
    #[test]
    fn a_query_survives_the_address(filter in filters(), by in select(SortKey::ALL.to_vec()), down: bool) {
        let order = DealOrder { by, down: down && by != SortKey::Team, lang: Lang::Zh };
        let query = DealQuery { filter, order };
        let told = back(&query.pairs());
        prop_assert_eq!(told.unreadable, Vec::<&str>::new());
        prop_assert_eq!(&told.query, &query);
        prop_assert_eq!(&read(Lang::Zh, &query.text()).query, &query);
        prop_assert_eq!(&read(Lang::Zh, &format!("?{}", query.text())).query, &query);
    }

    #[test]
    fn nonsense_is_left_out_and_named(text in "[a-z]{1,20}") {
        let names = ["owner", "account", "team", "product", "amount", "expected", "kind", "sort"];
        prop_assume!(!["overdue", "none", "open", "won", "lost"].contains(&text.as_str()));
        prop_assume!(SortKey::ALL.iter().all(|by| by.key() != text));
        for name in names {
            let told = back(&[(name, text.clone())]);
            prop_assert_eq!(told.unreadable, vec![name]);
            prop_assert!(told.query.filter.shows_all());
        }
    }
}

#[test]
fn what_no_program_would_write_is_read_as_well_as_it_can_be() {
    assert_eq!(read(Lang::En, "q=a+b%20%E6%89%8B%zz%+f&kind").query.filter.text, "a b 手%zz% f");
    assert_eq!(read(Lang::En, "").query.text(), "");
}

#[test]
fn no_filter_is_no_pair() {
    assert!(DealQuery::default().pairs().is_empty());
    assert!(back(&[]).query.filter.shows_all());
}

#[test]
fn one_id_is_written_as_it_is() {
    let id = Uuid::from_u128(7);
    let filter = DealFilter { accounts: [id.into()].into(), ..DealFilter::default() };
    let query = DealQuery { filter, ..DealQuery::default() };
    assert_eq!(query.pairs(), [("account", id.to_string())]);
}

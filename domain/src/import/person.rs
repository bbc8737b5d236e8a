//! A row as a person and a seat.

use super::{draft::Draft, note::Reason, value};
use crate::{
    exchange::{COVERAGE, FIVE, SUPPORT, Said, Scale, TEN, Unfit, boolean},
    gate::{Invalid, Why},
    names::Names,
    record::Describe as _,
    stakeholder::{Evidence, Grade, Person, PersonPatch, Seat, SeatPatch},
};

/// What a row says of somebody: the records as they will be, and what is new in them.
pub(super) struct Read {
    pub row: usize,
    pub person: Person,
    pub set: PersonPatch,
    pub seat: Seat,
    pub sits: SeatPatch,
}

/// The fields a person without an id is known by.
pub(super) const NAMED_BY: [&str; 6] = ["name", "name_zh", "name_en", "title", "title_zh", "title_en"];

/// What a row calls the person, and their title: a position without a holder is called by its title.
pub(super) fn called(draft: &Draft<'_>, row: usize) -> (String, String) {
    let first = |fields: &[&str]| {
        fields.iter().map(|field| draft.cell(row, field)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let (name, title) = (first(&NAMED_BY[..3]), first(&NAMED_BY[3..]));
    if name.is_empty() { (title, String::new()) } else { (name, title) }
}

/// Reads a row onto what there is, or refuses it.
pub(super) fn read(draft: &mut Draft<'_>, row: usize, key: &str, person: Person, seat: Seat) -> Result<Read, ()> {
    let (mut person, mut seat) = (person, seat);
    let set = of_person(draft, row, key, &person)?;
    let sits = of_seat(draft, row, &seat)?;
    person.merge(&set);
    seat.merge(&sits);
    if let Err(invalid) = person.check().and_then(|()| seat.check()) {
        let (field, value) = (invalid.field.clone(), draft.cell(row, &invalid.field));
        draft.refuse(row, &field, &value, Reason::Invalid { invalid });
        return Err(());
    }
    Ok(Read { row, person, set, seat, sits })
}

fn of_person(draft: &mut Draft<'_>, row: usize, key: &str, now: &Person) -> Result<PersonPatch, ()> {
    let mut title = names(draft, row, "title", &now.title);
    let level = draft.cell(row, "level");
    if title.is_none() && !level.is_empty() {
        title = Some(Names::new(format!("{level} 级"), format!("Level {level}")));
    }
    let mut department = names(draft, row, "department", &now.department);
    let number = draft.cell(row, "department");
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        department = Some(Names::new(format!("部门 {number}"), format!("Department {number}")));
    }
    let mut name = names(draft, row, "name", &now.name);
    let has_title = !title.as_ref().unwrap_or(&now.title).is_empty();
    // A file that has no names at all calls people by their ids; one that has leaves positions unnamed.
    let has_names = NAMED_BY[..3].iter().any(|field| draft.mapping.column(field).is_some());
    if name.is_none() && now.name.is_empty() && !(has_names && has_title) {
        name = Some(Names::same(key));
    }
    Ok(PersonPatch {
        name,
        title,
        department,
        external: draft.read(row, "external", Reason::NoValue, boolean)?,
        sensitive: draft.read(row, "sensitive", Reason::NoValue, boolean)?,
        note: text(draft, row, "note", &now.note),
        phone: text(draft, row, "phone", &now.phone),
        email: text(draft, row, "email", &now.email),
        key: (now.key.is_none() && draft.says(row, "key") && key != now.id.to_string()).then(|| Some(key.to_owned())),
        ..PersonPatch::default()
    })
}

fn of_seat(draft: &mut Draft<'_>, row: usize, now: &Seat) -> Result<SeatPatch, ()> {
    let grade = word::<Grade>(draft, row, "grade")?;
    let on = draft.read(row, "on", Reason::NotADate, value::date)?;
    let source = text(draft, row, "source", &now.evidence.source);
    let evidence = (grade.is_some() || on.is_some() || source.is_some()).then(|| Evidence {
        grade: grade.unwrap_or(now.evidence.grade),
        source: source.unwrap_or_else(|| now.evidence.source.clone()),
        on: on.or(now.evidence.on),
    });
    Ok(SeatPatch {
        influence: word(draft, row, "influence")?.map(Some),
        function: word(draft, row, "function")?.map(Some),
        power: scale(draft, row, "power", &FIVE)?,
        interest: scale(draft, row, "interest", &FIVE)?,
        support: scale(draft, row, "support", &SUPPORT)?,
        desired: scale(draft, row, "desired", &SUPPORT)?,
        coverage: scale(draft, row, "coverage", &COVERAGE)?,
        status: word(draft, row, "status")?.map(Some),
        orientation: word(draft, row, "orientation")?.map(Some),
        adaptability: word(draft, row, "adaptability")?.map(Some),
        credibility: scale(draft, row, "credibility", &TEN)?,
        reliability: scale(draft, row, "reliability", &TEN)?,
        intimacy: scale(draft, row, "intimacy", &TEN)?,
        self_orientation: scale(draft, row, "self_orientation", &TEN)?,
        evidence,
        wants: text(draft, row, "wants", &now.wants),
        win: text(draft, row, "win", &now.win),
        ..SeatPatch::default()
    })
}

fn word<T: Said>(draft: &mut Draft<'_>, row: usize, field: &str) -> Result<Option<T>, ()> {
    draft.read(row, field, Reason::NoValue, T::read)
}

fn scale(draft: &mut Draft<'_>, row: usize, field: &str, scale: &Scale) -> Result<Option<Option<i64>>, ()> {
    let value = draft.value(row, field, |text| {
        scale.read(text).map_err(|unfit| match unfit {
            Unfit::NoValue => Reason::NoValue,
            Unfit::OutOfRange => Reason::Invalid {
                invalid: Invalid {
                    field: field.to_owned(),
                    why: Why::OutOfRange { least: scale.least, most: scale.most },
                },
            },
        })
    })?;
    Ok(value.flatten().map(Some))
}

/// A text that is new; blanks at its ends are not.
fn text(draft: &Draft<'_>, row: usize, field: &str, now: &str) -> Option<String> {
    Some(draft.cell(row, field)).filter(|text| !text.is_empty() && text != now.trim())
}

/// Names in two languages from the columns `field`, `field_zh` and `field_en`; a language of which the
/// row says nothing stays.
fn names(draft: &Draft<'_>, row: usize, field: &str, now: &Names) -> Option<Names> {
    let either = Names::same(&draft.cell(row, field));
    let part = |suffix: &str, either: String, now: &str| {
        let own = draft.cell(row, &format!("{field}_{suffix}"));
        let said = if own.is_empty() { either } else { own };
        if said.is_empty() || said == now.trim() { now.to_owned() } else { said }
    };
    let new = Names::new(part("zh", either.zh, &now.zh), part("en", either.en, &now.en));
    (new != *now).then_some(new)
}

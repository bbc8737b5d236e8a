//! Which columns are edited in the table, and as which field of a deal.

use meridian_domain::{locale::Lang, pipeline::query::SortKey};

use super::super::deal::Field;
use crate::words::{deal as words, dossier};

/// The field of a column that is edited; titles in the reader's language.
pub(super) const fn field(key: SortKey, lang: Lang) -> Option<Field> {
    Some(match key {
        SortKey::Title => match lang {
            Lang::Zh => Field::TitleZh,
            Lang::En => Field::TitleEn,
        },
        SortKey::Amount => Field::Amount,
        SortKey::Probability => Field::Win,
        SortKey::Expected => Field::Expected,
        SortKey::Owner => Field::Owner,
        SortKey::NextStep => Field::NextStep,
        SortKey::NextOn => Field::NextOn,
        SortKey::Team | SortKey::Account | SortKey::Product | SortKey::Stage | SortKey::Age => return None,
    })
}

/// What a field must hold, when it does not.
pub(super) const fn wrong(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::TitleZh | Field::TitleEn => words::wrong_title(lang),
        Field::Amount | Field::Currency => words::wrong_amount(lang),
        Field::Low => dossier::wrong_low(lang),
        Field::High => dossier::wrong_high(lang),
        Field::Win => words::wrong_win(lang),
        Field::Expected
        | Field::CommitteeOn
        | Field::NextOn
        | Field::Owner
        | Field::Product
        | Field::Category
        | Field::NextStep => words::wrong_date(lang),
    }
}

/// The kind of input that is right for a field.
pub(super) const fn input_type(field: Field) -> &'static str {
    match field {
        Field::Expected | Field::NextOn => "date",
        _ => "text",
    }
}

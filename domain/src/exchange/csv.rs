//! Comma-separated values (RFC 4180), in UTF-8 with a byte-order mark so that spreadsheets read them
//! rightly. A cell that a spreadsheet would take for a formula is guarded by an apostrophe; reading
//! takes the guard off again, so nothing is lost on the way out and back.

use crate::import::{Import, Table, Unreadable, date, number};

/// Rows one import takes at most.
pub const MOST_ROWS: usize = 200_000;

/// How formulas begin, in full width too.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A plain negative number may stay a number.
fn is_number(cell: &str) -> bool {
    cell.strip_prefix('-').is_some_and(|digits| {
        digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
    })
}

/// Whether a cell is a formula behind any number of apostrophes.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// The cell as it is written: no formula, no control characters that no table holds.
fn guarded(cell: &str) -> String {
    let cell: String = cell.chars().filter(|c| !is_no_text(*c)).collect();
    if is_formula(&cell) && !is_number(&cell) { format!("'{cell}") } else { cell }
}

/// The cell without the guard that [`write`] put before a formula.
fn unguarded(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => cell,
    }
}

/// Control characters that no table holds.
pub fn is_no_text(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
}

/// Writes rows.
pub fn write<R>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = String>,
{
    let mut text = String::from('\u{feff}');
    for row in rows {
        for (at, cell) in row.into_iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            let cell = guarded(&cell);
            if cell.contains(['"', ',', ';', '\n', '\r', '\t']) || cell.trim() != cell {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(&cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// The separator the first line uses most, outside quotes.
pub fn separator(text: &str) -> char {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(',', 0), (';', 0), ('\t', 0)];
    for c in line.chars() {
        quoted ^= c == '"';
        if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| *separator == c && !quoted) {
            *count += 1;
        }
    }
    // The comma wins a tie: it stands first and `max_by_key` would take the last.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(separator, _)| *separator)
}

/// Splits a text into rows of cells. Blank lines are rows, so that numbers of rows are those a
/// spreadsheet shows.
fn split(text: &str, separator: char) -> Result<Vec<Vec<String>>, Unreadable> {
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let mut opened = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if opened.is_some() => match chars.next_if_eq(&'"') {
                Some(quote) => cell.push(quote),
                None => opened = None,
            },
            _ if opened.is_some() => cell.push(c),
            '"' if cell.is_empty() => opened = Some(rows.len() + 1),
            _ if c == separator => row.push(std::mem::take(&mut cell)),
            '\n' | '\r' => {
                if c == '\r' {
                    chars.next_if_eq(&'\n');
                }
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
                if rows.len() > MOST_ROWS + 1 {
                    return Err(Unreadable::TooManyRows { most: MOST_ROWS });
                }
            }
            _ => cell.push(c),
        }
    }
    if let Some(row) = opened {
        return Err(Unreadable::Quotes { row });
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    Ok(rows)
}

/// Reads a text, whatever separates its cells.
pub fn read(text: &str) -> Result<Table, Unreadable> {
    let text = text.trim_start_matches('\u{feff}');
    headed(split(text, separator(text))?)
}

/// Rows as a table whose first row is its head, without the guards of [`write`].
pub fn headed(mut rows: Vec<Vec<String>>) -> Result<Table, Unreadable> {
    for cell in rows.iter_mut().flatten() {
        *cell = unguarded(std::mem::take(cell));
    }
    let is_blank = |row: &Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
    while rows.last().is_some_and(is_blank) {
        rows.pop();
    }
    if rows.len() < 2 {
        return Err(Unreadable::Empty);
    }
    let head: Vec<String> = rows.remove(0).into_iter().map(|cell| cell.trim().to_owned()).collect();
    let is_value = |cell: &String| number(cell).is_some() || date(cell).is_some();
    if is_blank(&head) || (head.iter().any(is_value) && Import::guess(&head).is_none()) {
        return Err(Unreadable::NoHeading);
    }
    Ok(Table { head, rows })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_heading() {
        let table = read("\u{feff}account,sector\nAcme,\"a, b\"\n").expect("a table");
        assert_eq!(table.head[0], "account");
        assert_eq!(table.rows[0][1], "a, b");
    }

    #[test]
    fn blank_lines_keep_the_numbers_of_rows() {
        let table = read("account\r\n\r\n\"Acme \"\"A\"\"\nCorp\"\r\n\r\n").expect("a table");
        assert_eq!(table.rows, [vec![String::new()], vec!["Acme \"A\"\nCorp".to_owned()]]);
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_reason() {
        for (text, why) in [
            ("", Unreadable::Empty),
            ("\n \n", Unreadable::Empty),
            ("account,sector\n", Unreadable::Empty),
            ("account,sector\nAcme,medical\n\"Beta,medical\nGamma,retail\n", Unreadable::Quotes { row: 3 }),
            ("Acme,medical,1999\nBeta,retail,2001\n", Unreadable::NoHeading),
            (",,\nBeta,retail,2001\n", Unreadable::NoHeading),
        ] {
            assert_eq!(read(text).err(), Some(why));
        }
    }

    #[test]
    fn more_rows_than_one_import_takes_are_refused() {
        let text = format!("account\n{}", "a\n".repeat(MOST_ROWS + 1));
        assert_eq!(read(&text).err(), Some(Unreadable::TooManyRows { most: MOST_ROWS }));
    }

    #[test]
    fn what_a_spreadsheet_would_reckon_is_guarded() {
        for cell in ["=1+1", "+8613800000000", "-2+3", "@SUM(A1)", "\tx", "＝1", "'=1"] {
            let text = write([[cell.to_owned()]]);
            let bare = text.trim_start_matches(['\u{feff}', '"']);
            assert!(bare.starts_with('\''), "{text:?}");
        }
        assert_eq!(write([["-5".to_owned(), "a".to_owned()]]), "\u{feff}-5,a\r\n");
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
            drop(read(&text));
        }

        #[test]
        fn what_is_written_is_read_again(cells in prop::collection::vec("[-'=+@a-z0-9\",;\t\n\r 人]{0,8}", 1..6)) {
            let head: Vec<String> = cells.iter().enumerate().map(|(n, _)| format!("h{n}x")).collect();
            let mut row = cells;
            row.push("end".to_owned());
            let text = write([head.clone(), row.clone()]);
            let table = read(&text).expect("a table");
            prop_assert_eq!(table.head, head);
            prop_assert_eq!(table.rows, vec![row]);
        }
    }
}

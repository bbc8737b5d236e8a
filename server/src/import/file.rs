//! Files of strangers: which encoding, which separator, which rows.

use encoding_rs::{Encoding, GB18030, UTF_8};
use meridian_domain::import::{Import, Table, Unreadable, date, number};

/// Rows one import takes at most.
pub const MOST_ROWS: usize = 200_000;
/// Bytes a file has at most.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// How workbooks begin: a zip, an OLE file.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// Decodes a text: a byte-order mark decides, else strict UTF-8, else GB18030, which Chinese Excel
/// writes. Says which it was.
pub fn decode(bytes: &[u8]) -> Result<(String, &'static Encoding), Unreadable> {
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        return Err(Unreadable::Workbook);
    }
    let (candidates, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (vec![encoding], length),
        None => (vec![UTF_8, GB18030], 0),
    };
    let body = &bytes[mark..];
    let decoded = candidates.into_iter().find_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(body)?;
        Some((text.into_owned(), encoding))
    });
    match decoded {
        Some((text, encoding)) if !text.contains(is_no_text) => Ok((text, encoding)),
        _ => Err(Unreadable::NotText),
    }
}

/// Control characters that no table holds.
fn is_no_text(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
}

/// The separator the first line uses most, outside quotes.
fn separator(text: &str) -> char {
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

/// Splits a text into rows of cells (RFC 4180). Blank lines are rows, so that numbers of rows are
/// those a spreadsheet shows.
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

/// Reads a table whose first row is its head. Says in which encoding it was.
pub fn read(bytes: &[u8]) -> Result<(Table, &'static str), Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooBig { most: MOST_BYTES });
    }
    let (text, encoding) = decode(bytes)?;
    let mut rows = split(&text, separator(&text))?;
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
    let name = if encoding == GB18030 { "GB18030" } else { encoding.name() };
    Ok((Table { head, rows }, name))
}

/// Writes rows as a CSV that a spreadsheet opens rightly: UTF-8 with a byte-order mark, cells that
/// would be read as a formula escaped by an apostrophe.
pub fn write(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(b"\xef\xbb\xbf".to_vec());
    for row in rows {
        let cells = row.into_iter().map(|cell| {
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
            if formula { format!("'{cell}") } else { cell }
        });
        // Writing to memory cannot fail.
        drop(writer.write_record(cells));
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_of_chinese_excel_is_read() {
        let (bytes, _, _) = GB18030.encode("客户名称;行业\r\n云泽一附院;医疗\r\n");
        let (table, encoding) = read(&bytes).expect("a table");
        assert_eq!(encoding, "GB18030");
        assert_eq!(table.head, ["客户名称", "行业"]);
        assert_eq!(table.rows, [["云泽一附院", "医疗"]]);
    }

    #[test]
    fn a_unicode_text_of_excel_is_read() {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend("account\tsector\r\nAcme\t医疗\r\n".encode_utf16().flat_map(u16::to_le_bytes));
        let (table, encoding) = read(&bytes).expect("a table");
        assert_eq!(encoding, "UTF-16LE");
        assert_eq!(table.rows, [["Acme", "医疗"]]);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_heading() {
        let (table, _) = read(b"\xef\xbb\xbfaccount,sector\nAcme,\"a, b\"\n").expect("a table");
        assert_eq!(table.head[0], "account");
        assert_eq!(table.rows[0][1], "a, b");
    }

    #[test]
    fn blank_lines_keep_the_numbers_of_rows() {
        let (table, _) = read(b"account\r\n\r\n\"Acme \"\"A\"\"\nCorp\"\r\n\r\n").expect("a table");
        assert_eq!(table.rows, [vec![String::new()], vec!["Acme \"A\"\nCorp".to_owned()]]);
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_reason() {
        for (bytes, why) in [
            (b"".as_slice(), Unreadable::Empty),
            (b"\n \n", Unreadable::Empty),
            (b"account,sector\n", Unreadable::Empty),
            (b"PK\x03\x04\0\0", Unreadable::Workbook),
            (b"\x89PNG\r\n\x1a\n\0\0", Unreadable::NotText),
            (b"\xff\xfe\x00", Unreadable::NotText),
            (b"account,sector\nAcme,medical\n\"Beta,medical\nGamma,retail\n", Unreadable::Quotes { row: 3 }),
            (b"Acme,medical,1999\nBeta,retail,2001\n", Unreadable::NoHeading),
            (b",,\nBeta,retail,2001\n", Unreadable::NoHeading),
        ] {
            assert_eq!(read(bytes).err(), Some(why));
        }
    }

    #[test]
    fn more_rows_than_one_import_takes_are_refused() {
        let text = format!("account\n{}", "a\n".repeat(MOST_ROWS + 1));
        assert_eq!(read(text.as_bytes()).err(), Some(Unreadable::TooManyRows { most: MOST_ROWS }));
    }

    #[test]
    fn cells_that_look_like_formulas_are_escaped() {
        let text = String::from_utf8(write([vec!["=1+1".to_owned(), "-5".to_owned(), "a".to_owned()]])).expect("text");
        assert_eq!(text, "\u{feff}'=1+1,-5,a\n");
    }

    proptest! {
        #[test]
        fn no_file_makes_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            drop(read(&bytes));
        }

        #[test]
        fn what_is_written_is_read_again(cells in prop::collection::vec("[a-z\",;\n ]{1,8}[a-z]", 1..6)) {
            let head: Vec<String> = cells.iter().enumerate().map(|(n, _)| format!("h{n}x")).collect();
            let bytes = write([head.clone(), cells.clone()]);
            let text = String::from_utf8(bytes).expect("text");
            let rows = split(text.trim_start_matches('\u{feff}'), ',').expect("rows");
            prop_assert_eq!(rows, vec![head, cells]);
        }
    }
}

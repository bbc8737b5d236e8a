//! Files of strangers: which encoding, which separator, which rows.

use encoding_rs::{GB18030, UTF_8};
use meridian_domain::import::Table;
use thiserror::Error;

/// Why a file cannot be read as a table.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Unreadable {
    /// The file has no row at all.
    #[error("empty")]
    Empty,
    /// Neither UTF-8 nor GB18030: probably not a text.
    #[error("not a text")]
    NotText,
    /// The quotes of this row (from 1) do not close.
    #[error("row {row}")]
    Quotes { row: usize },
    /// More rows than one import takes.
    #[error("more than {most} rows")]
    TooLong { most: usize },
}

/// The encoding a text was found to be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// What Chinese Excel writes.
    Gb18030,
}

impl Encoding {
    /// The name people know.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
        }
    }
}

/// Rows one import takes at most.
pub const MOST_ROWS: usize = 200_000;

/// Decodes a text: a byte-order mark decides, else strict UTF-8, else GB18030.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Unreadable> {
    let (text, encoding) = match UTF_8.decode_without_bom_handling_and_without_replacement(
        bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
    ) {
        Some(text) => (text, Encoding::Utf8),
        None => {
            let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes).ok_or(Unreadable::NotText)?;
            (text, Encoding::Gb18030)
        }
    };
    if text.contains('\0') {
        return Err(Unreadable::NotText);
    }
    Ok((text.into_owned(), encoding))
}

/// The separator the first line uses most, outside quotes.
fn separator(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        }
        if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| *separator == byte && !quoted) {
            *count += 1;
        }
    }
    // The comma wins a tie: it stands first and `max_by_key` would take the last.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}

/// Reads a table whose first row is its head.
pub fn read(bytes: &[u8]) -> Result<(Table, Encoding), Unreadable> {
    let (text, encoding) = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(&text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|_| Unreadable::Quotes { row: row + 1 })?;
        if row > MOST_ROWS {
            return Err(Unreadable::TooLong { most: MOST_ROWS });
        }
        rows.push(record.iter().map(str::to_owned).collect::<Vec<_>>());
    }
    if rows.is_empty() {
        return Err(Unreadable::Empty);
    }
    let head = rows.remove(0).into_iter().map(|cell| cell.trim().to_owned()).collect();
    Ok((Table { head, rows }, encoding))
}

/// Writes rows as a CSV that a spreadsheet opens rightly: UTF-8 with a byte-order mark, cells that
/// would be read as a formula escaped by an apostrophe.
pub fn write(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    for row in rows {
        let cells = row.into_iter().map(|cell| {
            let formula = cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
            if formula { format!("'{cell}") } else { cell }
        });
        // Writing to memory cannot fail.
        drop(writer.write_record(cells));
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_chinese_excel_is_read() {
        let (bytes, _, _) = GB18030.encode("客户名称;行业\r\n云泽一附院;医疗\r\n");
        let (table, encoding) = read(&bytes).expect("a table");
        assert_eq!(encoding, Encoding::Gb18030);
        assert_eq!(table.head, ["客户名称", "行业"]);
        assert_eq!(table.rows, [["云泽一附院", "医疗"]]);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_heading() {
        let (table, _) = read(b"\xef\xbb\xbfaccount,sector\nAcme,\"a, b\"\n").expect("a table");
        assert_eq!(table.head[0], "account");
        assert_eq!(table.rows[0][1], "a, b");
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(read(b""), Err(Unreadable::Empty));
        assert_eq!(read(b"PK\x03\x04\0\0"), Err(Unreadable::NotText));
    }

    #[test]
    fn cells_that_look_like_formulas_are_escaped() {
        let text = String::from_utf8(write([vec!["=1+1".to_owned(), "-5".to_owned(), "a".to_owned()]])).expect("text");
        assert_eq!(text, "\u{feff}'=1+1,-5,a\n");
    }
}

//! Workbooks of spreadsheet programs (XLSX): the first sheet that holds anything.
//!
//! A workbook is a zip of texts, so a small file may unpack to a large one, and one cell far away
//! makes a large table of nothing. Both are weighed before anything is kept.

use std::{
    io::{Cursor, Read as _},
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use meridian_domain::{
    exchange::csv::{MOST_ROWS, headed, is_no_text},
    import::{Table, Unreadable},
};
use zip::ZipArchive;

/// Bytes a workbook unpacks to at most, and bytes of its cells as a table.
const MOST_UNPACKED: usize = 256 * 1024 * 1024;
/// Columns a table has at most.
const MOST_COLUMNS: usize = 1_000;
/// Bytes an empty cell takes.
const CELL: usize = size_of::<String>();

const SWOLLEN: Unreadable = Unreadable::Swollen { most: MOST_UNPACKED };

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first sheet that holds anything.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    weigh(bytes, MOST_UNPACKED)?;
    // The reader is made for whole files; whatever it stumbles over is a damaged one.
    catch_unwind(AssertUnwindSafe(|| first_table(bytes))).unwrap_or(Err(Unreadable::Damaged))
}

/// Unpacks everything once and keeps nothing: what a zip says of its sizes need not be so.
fn weigh(bytes: &[u8], most: usize) -> Result<(), Unreadable> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let mut left = most as u64;
    for at in 0..zip.len() {
        let entry = zip.by_index(at).map_err(|_| Unreadable::Damaged)?;
        let size = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(|_| Unreadable::Damaged)?;
        left = left.checked_sub(size).ok_or(SWOLLEN)?;
    }
    Ok(())
}

fn first_table(bytes: &[u8]) -> Result<Table, Unreadable> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    for name in names {
        let rows = rows(&mut book, &name)?;
        if !rows.is_empty() {
            return headed(rows);
        }
    }
    Err(Unreadable::Empty)
}

/// Bytes of a workbook at most.
pub(super) const MOST_PACKED: u64 = 64 * 1024 * 1024;

/// Hands every row of the first sheet that holds anything on, with its number from 1. Only one row is kept
/// at a time; formulas come as what the spreadsheet last made of them.
pub(super) fn each_row(
    bytes: &[u8],
    mut each: impl FnMut(u32, &[String]) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    if bytes.len() as u64 > MOST_PACKED {
        return Err(Unreadable::TooBig { most: MOST_PACKED as usize });
    }
    weigh(bytes, MOST_UNPACKED)?;
    catch_unwind(AssertUnwindSafe(|| {
        let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        let shown =
            |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
        let names: Vec<String> = book.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
        for name in names {
            let mut cells = book.worksheet_cells_reader(&name).map_err(|_| Unreadable::Damaged)?;
            let (mut at, mut row) = (0, Vec::new());
            while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::Damaged)? {
                let text = text(cell.get_value());
                if text.trim().is_empty() {
                    continue;
                }
                if text.contains(is_no_text) {
                    return Err(Unreadable::NotText);
                }
                let (number, column) = cell.get_position();
                if column as usize >= MOST_COLUMNS {
                    return Err(Unreadable::TooWide { most: MOST_COLUMNS });
                }
                match number.cmp(&at) {
                    std::cmp::Ordering::Less => return Err(Unreadable::Damaged),
                    std::cmp::Ordering::Greater if !row.is_empty() => {
                        each(at + 1, &row)?;
                        row.clear();
                    }
                    _ => {}
                }
                at = number;
                row.resize((column as usize + 1).max(row.len()), String::new());
                row[column as usize] = text;
            }
            if !row.is_empty() {
                return each(at + 1, &row);
            }
        }
        Err(Unreadable::Empty)
    }))
    .unwrap_or(Err(Unreadable::Damaged))
}

fn rows(book: &mut Book<'_>, sheet: &str) -> Result<Vec<Vec<String>>, Unreadable> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| Unreadable::Damaged)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut weight = 0;
    while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::Damaged)? {
        let text = text(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        if text.contains(is_no_text) {
            return Err(Unreadable::NotText);
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        if row > MOST_ROWS {
            return Err(Unreadable::TooManyRows { most: MOST_ROWS });
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        let cells = &mut rows[row];
        weight += text.len() + CELL * (column + 1).saturating_sub(cells.len());
        if column >= MOST_COLUMNS || weight > MOST_UNPACKED {
            return Err(SWOLLEN);
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    Ok(rows)
}

/// A cell as a person reads it.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
        }
        DataRef::DateTime(duration) => decimal(duration.as_f64()),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A number to the fifteen digits a spreadsheet keeps.
fn decimal(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    kept.to_string()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const SHEETS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

    fn workbook(cells: &str) -> Vec<u8> {
        let sheet = format!(
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#
        );
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", SHEETS),
            ("xl/worksheets/sheet1.xml", &sheet),
        ] {
            zip.start_file(name, SimpleFileOptions::default()).expect("a file");
            zip.write_all(text.as_bytes()).expect("written");
        }
        zip.finish().expect("a zip").into_inner()
    }

    const HEAD: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>力度</t></is></c></row>"#;

    #[test]
    fn the_first_sheet_is_read_with_its_numbers() {
        let cells = format!(
            r#"{HEAD}<row r="3"><c r="A3" t="inlineStr"><is><t>王小明</t></is></c><c r="B3"><v>4</v></c><c r="D3"><v>0.30000000000000004</v></c></row>"#
        );
        let table = read(&workbook(&cells)).expect("a table");
        assert_eq!(table.head, ["姓名", "力度"]);
        assert_eq!(table.rows, [vec![], vec!["王小明".to_owned(), "4".to_owned(), String::new(), "0.3".to_owned()]]);
    }

    #[test]
    fn a_workbook_that_was_cut_off_or_is_none_is_damaged() {
        let whole = workbook(HEAD);
        for length in [4, 100, whole.len() / 2, whole.len() - 1] {
            assert_eq!(read(&whole[..length]).err(), Some(Unreadable::Damaged), "{length}");
        }
        let mut other = ZipWriter::new(Cursor::new(Vec::new()));
        other.start_file("word/document.xml", SimpleFileOptions::default()).expect("a file");
        assert_eq!(read(&other.finish().expect("a zip").into_inner()).err(), Some(Unreadable::Damaged));
    }

    #[test]
    fn a_small_file_that_unpacks_to_a_large_one_is_not_unpacked() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).expect("a file");
        zip.write_all(&vec![b' '; 2 * 1024 * 1024]).expect("written");
        let bytes = zip.finish().expect("a zip").into_inner();
        assert!(bytes.len() < 16 * 1024, "{}", bytes.len());
        assert_eq!(weigh(&bytes, 2 * 1024 * 1024), Ok(()));
        assert_eq!(weigh(&bytes, 2 * 1024 * 1024 - 1).err(), Some(SWOLLEN));
    }

    #[test]
    fn one_cell_far_away_makes_no_table_of_nothing() {
        let far = |at: &str| format!(r#"{HEAD}<row r="2"><c r="{at}"><v>1</v></c></row>"#);
        assert_eq!(read(&workbook(&far("XFD2"))).err(), Some(SWOLLEN));
        let deep = format!(r#"{HEAD}<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#);
        assert_eq!(read(&workbook(&deep)).err(), Some(Unreadable::TooManyRows { most: MOST_ROWS }));
    }
}

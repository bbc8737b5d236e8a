//! Files of strangers: which encoding, what kind of file, which rows.

use encoding_rs::{Encoding, GB18030, UTF_8};
use meridian_domain::{
    exchange::{
        csv::{self, is_no_text},
        vcard,
    },
    import::{Table, Unreadable},
};

use super::workbook;

/// Bytes a file has at most.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// How workbooks begin: XLSX is a zip, older ones and locked ones are OLE files.
pub(super) const XLSX: &[u8] = b"PK\x03\x04";
pub(super) const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// Decodes a text: a byte-order mark decides, else strict UTF-8, else GB18030, which Chinese Excel
/// writes. Says which it was.
pub fn decode(bytes: &[u8]) -> Result<(String, &'static Encoding), Unreadable> {
    let (candidates, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (vec![encoding], length),
        None if is_broken_utf8(bytes) => (vec![UTF_8], 0),
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

/// Whether a text was UTF-8 before somebody damaged it: but for a few bytes it is, or what is wrong
/// are halves of surrogate pairs. Read as GB18030 it would come out as other words.
pub(super) fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let is_half = |three: &[u8]| matches!(three, [0xed, 0xa0..=0xbf, 0x80..=0xbf]);
    let halves = bytes.windows(3).filter(|three| is_half(three)).count();
    broken > 0 && (broken * 3 < sound || broken == halves * 3)
}

/// Reads a table whose first row is its head: a text, a workbook, or business cards. Says in which
/// encoding it was.
pub fn read(bytes: &[u8]) -> Result<(Table, &'static str), Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooBig { most: MOST_BYTES });
    }
    if bytes.starts_with(OLE) {
        return Err(Unreadable::Workbook);
    }
    if bytes.starts_with(XLSX) {
        return Ok((workbook::read(bytes)?, "XLSX"));
    }
    let (text, encoding) = decode(bytes)?;
    let name = if encoding == GB18030 { "GB18030" } else { encoding.name() };
    let table = if vcard::is_vcard(&text) { vcard::read(&text, told)? } else { csv::read(&text)? };
    Ok((table, name))
}

/// Bytes of a business card in the encoding it tells; in UTF-8 or GB18030 where it tells none.
fn told(bytes: &[u8], label: &str) -> Option<String> {
    let strict = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
    };
    let first = Encoding::for_label(label.as_bytes()).unwrap_or(UTF_8);
    strict(first).or_else(|| strict(UTF_8)).or_else(|| strict(GB18030))
}

/// Writes rows as a CSV that a spreadsheet opens rightly.
pub fn write(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    csv::write(rows).into_bytes()
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
    fn what_is_no_table_is_refused_with_its_reason() {
        for (bytes, why) in [
            (b"".as_slice(), Unreadable::Empty),
            (b"PK\x03\x04\0\0", Unreadable::Damaged),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", Unreadable::Workbook),
            (b"\x89PNG\r\n\x1a\n\0\0", Unreadable::NotText),
            (b"id,name\n1,A\0nn\n", Unreadable::NotText),
            (b"\xff\xfe\x00", Unreadable::NotText),
            // Halves of a surrogate pair, which GB18030 would read as other words.
            (b"id,name\n1,\xed\xa0\x80\n", Unreadable::NotText),
        ] {
            assert_eq!(read(bytes).err(), Some(why));
        }
        let cut = "编号,姓名\n1,王小明".as_bytes();
        assert_eq!(read(&cut[..cut.len() - 1]).err(), Some(Unreadable::NotText), "cut inside a character");
    }

    #[test]
    fn business_cards_are_read_in_the_encoding_they_tell() {
        let (table, _) = read(
            b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:=CD=F5;=D0=A1=C3=F7\r\nEND:VCARD\r\n",
        )
        .expect("cards");
        assert_eq!(table.rows[0][1], "王小明");
    }

    proptest! {
        #[test]
        fn no_file_makes_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            drop(read(&bytes));
        }
    }
}

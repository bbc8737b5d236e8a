//! Files of sales lines, row by row: they are too large to lie in memory as tables.

use std::{
    fs::File,
    io::{Read, Seek as _, SeekFrom},
    path::PathBuf,
    sync::Arc,
};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};
use meridian_domain::{exchange::csv::separator, import::Unreadable};

use crate::import::{
    file::{OLE, XLSX, is_broken_utf8},
    workbook,
};

/// Columns of a row at most, and bytes of one.
const MOST_COLUMNS: usize = 1_000;
const MOST_ROW: usize = 1024 * 1024;
/// Bytes of which the encoding is guessed where it is not UTF-8.
const GUESSED: usize = 4 * 1024 * 1024;

/// Where the bytes are.
#[derive(Clone, Debug)]
pub enum Source {
    Bytes(Arc<Vec<u8>>),
    File(PathBuf),
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Workbook,
    Text { encoding: &'static Encoding, mark: u64, separator: u8 },
}

impl Form {
    /// The name people know.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Workbook => "XLSX",
            Self::Text { encoding, .. } if encoding == encoding_rs::GBK => "GB18030",
            Self::Text { encoding, .. } => encoding.name(),
        }
    }
}

impl Source {
    fn open(&self, from: u64) -> Result<Box<dyn Read + '_>, Unreadable> {
        match self {
            Self::Bytes(bytes) => Ok(Box::new(bytes.get(from as usize..).unwrap_or_default())),
            Self::File(path) => {
                let mut file = File::open(path).map_err(|_| Unreadable::Damaged)?;
                file.seek(SeekFrom::Start(from)).map_err(|_| Unreadable::Damaged)?;
                Ok(Box::new(file))
            }
        }
    }

    /// How many bytes there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File(path) => std::fs::metadata(path).map_or(0, |file| file.len()),
        }
    }

    /// Finds out how the file is written: a byte-order mark decides, else strict UTF-8, else what the
    /// letters are like; GB18030, Latin-1 and its kin cannot be told apart in any other way.
    pub fn form(&self) -> Result<Form, Unreadable> {
        let mut start = Vec::new();
        self.open(0)?.take(64).read_to_end(&mut start).map_err(|_| Unreadable::Damaged)?;
        if start.starts_with(OLE) {
            return Err(Unreadable::Workbook);
        }
        if start.starts_with(XLSX) {
            return Ok(Form::Workbook);
        }
        let (encoding, mark) = match Encoding::for_bom(&start) {
            Some((encoding, length)) => (encoding, length as u64),
            None => (self.guess()?, 0),
        };
        let mut opened = Decoded::new(self.open(mark)?, encoding);
        // The first rows tell the separator; where they end does not matter. A letter wants a few bytes of room.
        let (mut bytes, mut read) = (vec![0; 64 * 1024], 0);
        while read + 64 < bytes.len() {
            match opened.read(&mut bytes[read..]).map_err(|_| Unreadable::NotText)? {
                0 => break,
                count => read += count,
            }
        }
        let text = String::from_utf8_lossy(&bytes[..read]);
        if text.trim().is_empty() {
            return Err(Unreadable::Empty);
        }
        let separator = u8::try_from(separator(&text)).unwrap_or(b',');
        Ok(Form::Text { encoding, mark, separator })
    }

    /// The encoding of a text without a mark.
    fn guess(&self) -> Result<&'static Encoding, Unreadable> {
        let mut bytes = self.open(0)?;
        let mut strict = UTF_8.new_decoder_without_bom_handling();
        let (mut buffer, mut out) = (vec![0; 64 * 1024], vec![0; 256 * 1024]);
        let mut like = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        let (mut is_utf8, mut seen, mut first) = (true, 0, Vec::new());
        loop {
            let count = bytes.read(&mut buffer).map_err(|_| Unreadable::Damaged)?;
            let read = &buffer[..count];
            if read.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)) {
                return Err(Unreadable::NotText);
            }
            if is_utf8 {
                let (result, ..) = strict.decode_to_utf8_without_replacement(read, &mut out, count == 0);
                is_utf8 = !matches!(result, DecoderResult::Malformed(..));
            }
            if seen < GUESSED {
                like.feed(read, count == 0);
                first.extend_from_slice(read);
                seen += count;
            }
            if count == 0 || (!is_utf8 && seen >= GUESSED) {
                break;
            }
        }
        if is_utf8 {
            return Ok(UTF_8);
        }
        if is_broken_utf8(&first) {
            return Err(Unreadable::NotText);
        }
        Ok(like.guess(Some(b"cn"), chardetng::Utf8Detection::Deny))
    }

    /// Hands every row on, with its number from 1, until `each` stops.
    pub fn rows(
        &self,
        form: Form,
        mut each: impl FnMut(u32, &[&str]) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let (encoding, mark, separator) = match form {
            Form::Workbook => {
                let mut bytes = Vec::new();
                let bytes = match self {
                    Self::Bytes(bytes) => bytes.as_slice(),
                    Self::File(_) => {
                        let read = self.open(0)?.take(workbook::MOST_PACKED + 1).read_to_end(&mut bytes);
                        read.map_err(|_| Unreadable::Damaged)?;
                        &bytes
                    }
                };
                return workbook::each_row(bytes, |row, cells| {
                    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
                    each(row, &cells)
                });
            }
            Form::Text { encoding, mark, separator } => (encoding, mark, separator),
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .buffer_capacity(256 * 1024)
            .from_reader(Decoded::new(self.open(mark)?, encoding));
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(_) => return Err(Unreadable::NotText),
            }
            let row = record.position().map_or(0, |position| position.record() + 1);
            let row = u32::try_from(row).map_err(|_| Unreadable::TooManyRows { most: u32::MAX as usize })?;
            if record.len() > MOST_COLUMNS {
                return Err(Unreadable::TooWide { most: MOST_COLUMNS });
            }
            if record.as_slice().len() > MOST_ROW {
                return Err(Unreadable::Quotes { row: row as usize });
            }
            if record.as_slice().contains('\0') {
                return Err(Unreadable::NotText);
            }
            let cells: Vec<&str> = record.iter().collect();
            each(row, &cells)?;
        }
    }
}

/// Bytes in any encoding, read as UTF-8.
struct Decoded<R> {
    bytes: R,
    /// Nothing where they are UTF-8 already.
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    /// Where raw bytes wait, and whether more will come.
    waiting: std::ops::Range<usize>,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    fn new(bytes: R, encoding: &'static Encoding) -> Self {
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
        let raw = if decoder.is_some() { vec![0; 64 * 1024] } else { Vec::new() };
        Self { bytes, decoder, raw, waiting: 0..0, ended: false }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let Some(decoder) = &mut self.decoder else { return self.bytes.read(out) };
        loop {
            if self.waiting.is_empty() && !self.ended {
                let count = self.bytes.read(&mut self.raw)?;
                self.waiting = 0..count;
                self.ended = count == 0;
            }
            let last = self.ended;
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(&self.raw[self.waiting.clone()], out, last);
            self.waiting.start += read;
            match result {
                DecoderResult::Malformed(..) => return Err(std::io::ErrorKind::InvalidData.into()),
                _ if written > 0 => return Ok(written),
                DecoderResult::InputEmpty if last => return Ok(0),
                DecoderResult::OutputFull if out.len() < 8 => {
                    return Err(std::io::ErrorKind::InvalidInput.into());
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GB18030, WINDOWS_1252};

    use super::*;

    fn read(bytes: &[u8]) -> Result<(&'static str, Vec<Vec<String>>), Unreadable> {
        let source = Source::Bytes(Arc::new(bytes.to_vec()));
        let form = source.form()?;
        let mut rows = Vec::new();
        source.rows(form, |_, cells| {
            rows.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
            Ok(())
        })?;
        Ok((form.name(), rows))
    }

    #[test]
    fn files_of_many_programs_are_read() {
        let text = "客户名称;金额\n云泽大学第一附属医院;1.234,50\n江澄市人民医院;7\n";
        let (chinese, _, _) = GB18030.encode(text);
        let (encoding, rows) = read(&chinese).expect("rows");
        assert_eq!((encoding, rows[1][0].as_str()), ("GB18030", "云泽大学第一附属医院"));
        let german = "Kunde\tStadt\tUmsatz\nMüller & Söhne\tGörlitz\t1.234,50\nGroß GmbH\tKöln\t7\n";
        let (latin, _, _) = WINDOWS_1252.encode(german);
        let (encoding, rows) = read(&latin).expect("rows");
        assert_eq!((encoding, rows[1][1].as_str()), ("windows-1252", "Görlitz"));
        let mut marked = vec![0xef, 0xbb, 0xbf];
        marked.extend_from_slice("客户,金额\r\n\"甲,乙\",5\r\n".as_bytes());
        assert_eq!(read(&marked).expect("rows").1[1], ["甲,乙", "5"]);
        let mut wide = vec![0xff, 0xfe];
        wide.extend("客户\t金额\n甲\t5\n".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(read(&wide).expect("rows").1, [["客户", "金额"], ["甲", "5"]]);
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_reason() {
        let wide = vec!["a"; 10_000].join(",");
        let open = format!("a,b\n\"{}", "x".repeat(MOST_ROW + 10));
        for (bytes, why) in [
            (b"".as_slice(), Unreadable::Empty),
            (b"  \n", Unreadable::Empty),
            (b"PK\x03\x04\0\0", Unreadable::Damaged),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", Unreadable::Workbook),
            (b"\x89PNG\r\n\x1a\n\0\0", Unreadable::NotText),
            (b"customer,amount\nA\0B,5\n", Unreadable::NotText),
            (wide.as_bytes(), Unreadable::TooWide { most: MOST_COLUMNS }),
            (open.as_bytes(), Unreadable::Quotes { row: 2 }),
        ] {
            assert_eq!(read(bytes).err(), Some(why));
        }
    }
}

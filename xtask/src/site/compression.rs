//! Brotli beside each file, so that the server never compresses one itself.

use std::fs;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;

use super::Mode;
use crate::fault::{Attempt, Outcome};
use crate::fingerprint;

impl Mode {
    /// 5 takes a moment; 11, the best there is, takes ten times as long for a tenth less.
    pub fn brotli_quality(self) -> i32 {
        match self {
            Self::Development => 5,
            Self::Release => 11,
        }
    }
}

/// `meridian.css` → `meridian.css.br`.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".br");
    name.into()
}

/// Writes the compressed twin of a file. Published names carry the hash of their content, so a
/// twin that is there is right, except when the other mode made it: then it is made again.
pub fn compress(path: &Path, mode: Mode, reuse: bool) -> Outcome<()> {
    let twin = beside(path);
    if reuse && twin.is_file() {
        return Ok(());
    }
    let content = fs::read(path).while_(|| format!("reading {}", path.display()))?;
    fingerprint::write(&twin, &squeeze(&content, mode.brotli_quality())?)
}

pub fn squeeze(content: &[u8], quality: i32) -> Outcome<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::with_capacity(content.len() / 3);
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters).while_(|| "compressing".to_owned())?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_squeezed_comes_back_whole() {
        let text = "经络 meridian ".repeat(500);
        let small = squeeze(text.as_bytes(), 5).expect("memory is enough");
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*small, &mut back).expect("it was just compressed");
        assert!(small.len() < text.len() / 20);
        assert_eq!(back, text.as_bytes());
    }
}

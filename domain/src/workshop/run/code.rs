//! The code participants type: short, and without characters that look or sound like others.

/// What a code is made of: no 0 and O, no 1, I and L, no 5 and S, no 2 and Z, no 8 and B, no U and V.
pub const CODE: &[u8] = b"34679ACDEFGHJKMNPQRTWXY";

/// Characters of the code with which somebody comes back.
pub const REJOIN: usize = 6;

/// Characters of a code.
const LENGTH: usize = 6;

/// What somebody typed, as the code it stands for: small letters, spaces and dashes are taken as they
/// are meant. `None` where it can be no code.
#[must_use]
pub fn code_of(typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.len() > 40 {
        return None;
    }
    let kept: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase();
    (kept.len() == LENGTH && kept.bytes().all(|byte| CODE.contains(&byte))).then_some(kept)
}

/// A code of random numbers; each is taken as it comes, whatever its range.
#[must_use]
pub fn spoken(numbers: [u32; LENGTH]) -> String {
    numbers.iter().map(|number| char::from(CODE[*number as usize % CODE.len()])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_meant() {
        assert_eq!(code_of(" k7m-4qx "), Some("K7M4QX".to_owned()));
        for wrong in ["K7M4Q", "K7M4QXX", "K7M4Q0", "K7M4QO", "Ｋ7M4QX", "", "k7m4qß"] {
            assert_eq!(code_of(wrong), None, "{wrong}");
        }
        let code = spoken([0, 1, 22, 23, u32::MAX, 7]);
        assert_eq!(code_of(&code), Some(code));
    }
}

//! Figures that are not money. Both languages write them the same way.

/// What stands where there is no figure.
pub const ABSENT: &str = "–";

pub(super) const MINUS: char = '\u{2212}';

/// A whole number: `2,680`, `−12`.
#[must_use]
pub fn integer(n: i64) -> String {
    let mut text = String::new();
    if n < 0 {
        text.push(MINUS);
    }
    text.push_str(&grouped(&n.unsigned_abs().to_string()));
    text
}

/// A number with so many decimals, rounded to the nearest: `60.06`, `−8.5`, `1,234.0`. What rounds
/// to nought has no sign; what is no number is [`ABSENT`].
#[must_use]
pub fn decimal(x: f64, decimals: usize) -> String {
    with_sign(x, decimals, "")
}

/// The same with a plus where it is above nought, for changes: `+3.5`, `−0.2`, `0.0`.
#[must_use]
pub fn signed(x: f64, decimals: usize) -> String {
    with_sign(x, decimals, "+")
}

/// A share of 0..=1 in per cent: `85%`, `65.1%`, `−3%`.
#[must_use]
pub fn percent(share: f64, decimals: usize) -> String {
    if share.is_finite() { format!("{}%", decimal(100.0 * share, decimals)) } else { ABSENT.to_owned() }
}

fn with_sign(x: f64, decimals: usize, plus: &str) -> String {
    if !x.is_finite() {
        return ABSENT.to_owned();
    }
    let text = format!("{:.decimals$}", x.abs());
    let figure = match text.split_once('.') {
        Some((whole, fraction)) => format!("{}.{fraction}", grouped(whole)),
        None => grouped(&text),
    };
    let nought = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    match x {
        _ if nought => figure,
        x if x < 0.0 => format!("{MINUS}{figure}"),
        _ => format!("{plus}{figure}"),
    }
}

/// Digits in threes.
pub(super) fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(integer(2_680), "2,680");
        assert_eq!(integer(999), "999");
        assert_eq!(integer(-1_234_567), "−1,234,567");
        assert_eq!(decimal(20_188.24, 2), "20,188.24");
    }

    #[test]
    fn a_minus_is_a_minus_and_nought_has_no_sign() {
        assert_eq!(decimal(-8.51, 1), "−8.5");
        assert_eq!(decimal(-0.04, 1), "0.0");
        assert_eq!(signed(3.53, 1), "+3.5");
        assert_eq!(signed(-0.23, 1), "−0.2");
        assert_eq!(signed(0.01, 1), "0.0");
        assert_eq!(decimal(60.06, 0), "60");
    }

    #[test]
    fn per_cent_follows_without_a_space() {
        assert_eq!(percent(0.85, 0), "85%");
        assert_eq!(percent(0.6514, 1), "65.1%");
        assert_eq!(percent(-0.031, 0), "−3%");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        assert_eq!(decimal(f64::NAN, 1), ABSENT);
        assert_eq!(percent(f64::INFINITY, 1), ABSENT);
    }

    proptest! {
        #[test]
        fn a_whole_number_can_be_read_back(n in any::<i64>()) {
            let plain = integer(n).replace(',', "").replace(MINUS, "-");
            prop_assert_eq!(plain.parse::<i64>(), Ok(n));
        }
    }
}

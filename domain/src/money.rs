//! Money: integer minor units and a currency. Amounts of different currencies are never added
//! without a dated rate.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use thiserror::Error;

/// An ISO 4217 currency code, such as `CNY`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// The text is not three capital letters.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0:?} is not a currency code")]
pub struct NotACurrency(pub String);

impl Currency {
    /// Renminbi.
    pub const CNY: Self = Self(*b"CNY");
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// The code, for example `"CNY"`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// Digits behind the decimal point in ISO 4217: 2 for most, 0 for the yen, 3 for the Kuwaiti dinar.
    pub fn exponent(&self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl FromStr for Currency {
    type Err = NotACurrency;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(NotACurrency(text.chars().take(12).collect())),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// An amount in minor units (分, cents) of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    /// The largest amount a record may hold, in major units: ten thousand million. Larger figures are slips of the pen.
    pub const LARGEST_MAJOR: i64 = 10_000_000_000;

    /// `minor` minor units of `currency`.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// `major` whole units of `currency`; `None` when that does not fit.
    pub fn from_major(major: i64, currency: Currency) -> Option<Self> {
        major.checked_mul(10_i64.pow(currency.exponent())).map(|minor| Self { minor, currency })
    }

    /// Whether the amount lies between nought and [`Self::LARGEST_MAJOR`].
    pub fn is_sane(&self) -> bool {
        (0..=Self::LARGEST_MAJOR * 10_i64.pow(self.currency.exponent())).contains(&self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_capital_letters() {
        assert_eq!("CNY".parse(), Ok(Currency::CNY));
        assert!("cny".parse::<Currency>().is_err());
        assert!("RMBX".parse::<Currency>().is_err());
    }

    #[test]
    fn minor_units_follow_the_currency() {
        assert_eq!(Money::from_major(3, Currency::CNY).map(|m| m.minor), Some(300));
        assert_eq!(Money::from_major(3, "JPY".parse().expect("a code")).map(|m| m.minor), Some(3));
    }
}

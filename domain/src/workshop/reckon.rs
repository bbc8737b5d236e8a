//! Arithmetic that authors write beside a figure, so that whoever edits the case learns when they part.

/// Why a formula gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReckoned {
    #[error("a number, a bracket or one of + - * / is missing or stands where it makes no sense")]
    Form,
    #[error("a division by nought, or a figure beyond all bounds")]
    Unbounded,
}

/// How deep brackets may stand in each other.
const DEEPEST: usize = 32;

/// The value of a formula of decimal numbers, `+ - * /` and brackets, such as `6.4*(1-0.45*0.42)`.
///
/// # Errors
/// When it is no such formula, or has no finite value.
pub fn reckon(formula: &str) -> Result<f64, NotReckoned> {
    let mut at = At { rest: formula.trim_start(), deep: 0 };
    let value = at.sum()?;
    match (at.rest.is_empty(), value.is_finite()) {
        (false, _) => Err(NotReckoned::Form),
        (true, false) => Err(NotReckoned::Unbounded),
        (true, true) => Ok(value),
    }
}

struct At<'a> {
    rest: &'a str,
    deep: usize,
}

impl At<'_> {
    fn takes(&mut self, sign: char) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn sum(&mut self) -> Result<f64, NotReckoned> {
        let mut value = self.product()?;
        loop {
            if self.takes('+') {
                value += self.product()?;
            } else if self.takes('-') {
                value -= self.product()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn product(&mut self) -> Result<f64, NotReckoned> {
        let mut value = self.one()?;
        loop {
            if self.takes('*') {
                value *= self.one()?;
            } else if self.takes('/') {
                value /= self.one()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn one(&mut self) -> Result<f64, NotReckoned> {
        if self.takes('(') {
            self.deep += 1;
            if self.deep > DEEPEST {
                return Err(NotReckoned::Form);
            }
            let value = self.sum()?;
            self.deep -= 1;
            return if self.takes(')') { Ok(value) } else { Err(NotReckoned::Form) };
        }
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        number.parse().map_err(|_| NotReckoned::Form)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn says(formula: &str, digits: usize) -> String {
        reckon(formula).map_or_else(|why| why.to_string(), |value| format!("{value:.digits$}"))
    }

    #[test]
    fn the_figures_of_the_teaching_cases_come_out() {
        // workshop.md 4.4
        assert_eq!(says("0.11 * 9.2", 3), "1.012");
        assert_eq!(says("3 * 5 * 8600 / 1000000", 3), "0.129");
        // workshop.md 4.5
        assert_eq!(says("6.4 / 35.6 * 100", 2), "17.98");
        assert_eq!(says("6.4*(1-.45*.42)", 2), "5.19");
        assert_eq!(says("35.6 * (1 - 0.35 * 0.42)", 2), "30.37");
        assert_eq!(says("0.30 * 35.6 * (1 - 0.35 * 0.42)", 2), "9.11");
        assert_eq!(says("38000 * (1.9 - 1.1) / 1000", 1), "30.4");
        assert_eq!(says("38000 * (1.9 - 1.1) / 1000 * 31000 / 1000000", 3), "0.942");
        assert_eq!(says("(46 - 20) * 4200 / 1000000", 3), "0.109");
    }

    #[test]
    fn what_is_no_arithmetic_is_refused() {
        for formula in ["", "1 +", "(1", "1)", "a", "1 2", "1..2", "--1", "(((", ")("] {
            assert_eq!(reckon(formula), Err(NotReckoned::Form), "{formula}");
        }
        assert_eq!(reckon("1/0"), Err(NotReckoned::Unbounded));
        assert_eq!(reckon(&"(".repeat(100_000)), Err(NotReckoned::Form));
    }

    proptest! {
        #[test]
        fn no_formula_is_too_strange(formula in "[-+*/()0-9. a]{0,60}") {
            prop_assert!(reckon(&formula).is_ok_and(f64::is_finite) || reckon(&formula).is_err());
        }
    }
}

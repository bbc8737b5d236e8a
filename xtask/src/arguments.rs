//! The words after `cargo xtask`: a command, flags, and options with a value.

use std::env;

use crate::fault::{Fault, Outcome};

/// What has not been understood yet. Each question takes its answer out; [`Arguments::finish`]
/// complains about what nobody asked for.
pub struct Arguments(Vec<String>);

impl Arguments {
    pub fn from_environment() -> Self {
        Self(env::args().skip(1).collect())
    }

    #[cfg(test)]
    pub fn of(words: &[&str]) -> Self {
        Self(words.iter().map(ToString::to_string).collect())
    }

    pub fn command(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// Whether `--name` was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// The value of `--name value` or `--name=value`.
    pub fn option(&mut self, name: &str) -> Outcome<Option<String>> {
        let with_value = format!("{name}=");
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&with_value)) else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = word.strip_prefix(&with_value) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.0.len() {
            return Ok(Some(self.0.remove(at)));
        }
        Err(Fault::new(format!("{name} needs a value")))
    }

    pub fn finish(self) -> Outcome<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(Fault::new(format!("{word:?} is not understood here"))
                .remedy("cargo xtask help lists the commands and their options")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_take_their_value_with_or_without_an_equals_sign() {
        let mut arguments = Arguments::of(&["--port", "4000", "--filter=board", "--release"]);
        assert!(arguments.flag("--release"));
        assert_eq!(arguments.option("--filter").expect("a value").as_deref(), Some("board"));
        assert_eq!(arguments.option("--port").expect("a value").as_deref(), Some("4000"));
        assert!(arguments.finish().is_ok());
    }

    #[test]
    fn a_word_nobody_asked_for_is_refused() {
        assert!(Arguments::of(&["--prot"]).finish().is_err());
    }

    #[test]
    fn an_option_at_the_end_misses_its_value() {
        assert!(Arguments::of(&["--port"]).option("--port").is_err());
    }
}

//! What stopped a command, in words for the person who typed it.

use std::fmt;

/// The result of anything that can be stopped by a missing tool, a failing program or a bad file.
pub type Outcome<T> = Result<T, Fault>;

/// What went wrong and, where we know it, what to do about it.
#[derive(Debug)]
pub struct Fault {
    what: String,
    remedy: Option<String>,
}

impl Fault {
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: None }
    }

    /// Adds what the reader can do: a package to install, a command to type.
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stopped: {}", self.what)?;
        match &self.remedy {
            Some(remedy) => write!(f, "\n   help: {remedy}"),
            None => Ok(()),
        }
    }
}

/// Turns any error into a [`Fault`] that says what was being attempted.
pub trait Attempt<T> {
    fn while_(self, doing: impl FnOnce() -> String) -> Outcome<T>;
}

impl<T, E: fmt::Display> Attempt<T> for Result<T, E> {
    fn while_(self, doing: impl FnOnce() -> String) -> Outcome<T> {
        self.map_err(|error| Fault::new(format!("{}: {error:#}", doing())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_what_to_do_when_we_know_it() {
        let fault = Fault::new("npm is missing").remedy("apt-get install npm");
        assert_eq!(fault.to_string(), "stopped: npm is missing\n   help: apt-get install npm");
    }
}

//! The four verdicts of colour that more than one part wears.

/// What a tag, banner or toast says by its colour; the words beside it always say it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// No verdict.
    #[default]
    Plain,
    /// Selected, primary, on the path.
    Accent,
    /// Somebody must act.
    Alarm,
    /// Look soon.
    Caution,
    /// Good to know.
    Info,
    /// A frame only.
    Line,
}

impl Tone {
    /// The value of `data-tone`.
    #[must_use]
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Accent => Some("accent"),
            Self::Alarm => Some("alarm"),
            Self::Caution => Some("caution"),
            Self::Info => Some("info"),
            Self::Line => Some("line"),
        }
    }
}

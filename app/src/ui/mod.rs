//! The parts every room is built from: thin bindings over the classes of `style/kit.css`.
//!
//! # House rules
//! - Texts are `TextProp`: a `&'static str`, a `String`, a signal, or `tr!(noun::word)`.
//! - What changes is a `Signal` (`#[prop(into)]`: a signal, a memo, `Signal::derive(…)`, a value);
//!   what the part changes itself is an `RwSignal`.
//! - `why: Signal<Option<String>>` disables a control *with a reason* instead of hiding it.
//! - Parts that open something take an `id`, unique on the page and the same on server and browser.
//! - Geometry that comes from data is SVG attributes: the CSP allows no `style` attribute.
//!
//! # The parts
//! | Part | For |
//! |---|---|
//! | [`Sprite`], [`Icon`], [`Glyph`] | icons; the sprite stands once, first in the app's root |
//! | [`Button`] ([`Kind`], [`Size`]), [`Why`], [`Chip`], [`Segmented`] ([`Segment`]), [`Switch`], [`Checkbox`], [`Slider`] | controls |
//! | [`TextField`], [`TextArea`], [`SelectField`], [`Field`], [`Draft`] | forms |
//! | [`Tag`], [`SealMark`], [`SupportBadge`], [`EvidenceDot`], [`Steps`], [`PowerDots`], [`CoverageRing`], [`Avatar`], [`Kbd`] | small marks |
//! | [`BandMark`], [`TrendMark`], [`Sparkline`], [`Bullet`], [`Progress`], [`Gauge`], [`Waterfall`] ([`Fall`]) | shapes of numbers |
//! | [`Asks`], [`Popover`], [`Menu`] ([`Item`], [`Entry`]), [`Sheet`], [`Dialog`] | what floats |
//! | [`provide_toasts`], [`use_toasts`], [`Toasts`], [`toast`], [`ToastStack`] | what was just done |
//! | [`Skeleton`], [`Empty`], [`Trouble`], [`Banner`] | waiting, emptiness, trouble |
//! | [`TabNav`], [`TabLink`], [`Tabs`], [`Table`], [`SortHead`] ([`Order`]) | order |
//! | [`hydrated`] | what only the browser knows |

mod asks;
mod avatar;
mod band;
mod banner;
mod bullet;
mod button;
mod check;
mod chip;
mod dialog;
mod dots;
mod draft;
mod empty;
pub mod evidence;
mod field;
mod gauge;
mod hydrated;
mod icon;
mod kbd;
mod menu;
pub mod place;
mod popover;
mod resized;
pub mod ring;
pub mod seal;
mod segmented;
mod slider;
mod sparkline;
pub mod steps;
pub mod support;
mod table;
mod tabs;
mod tag;
mod toast;
mod tone;
mod trend;
mod wait;
mod waterfall;

pub use asks::Asks;
pub use avatar::{Avatar, initial};
pub use band::BandMark;
pub use banner::Banner;
pub use bullet::{Bullet, Progress};
pub use button::{Button, Kind, Size, Why};
pub use check::{Checkbox, Switch};
pub use chip::Chip;
pub use dialog::{Dialog, Sheet};
pub use dots::PowerDots;
pub use draft::Draft;
pub use empty::{Empty, Trouble};
pub use evidence::EvidenceDot;
pub use field::{Field, SelectField, TextArea, TextField, choices};
pub use gauge::Gauge;
pub use hydrated::hydrated;
pub use icon::{Glyph, Icon, Sprite};
pub use kbd::Kbd;
pub use menu::{Entry, Item, Menu};
pub use popover::{Popover, close_popover, unfolded};
pub use resized::Resized;
pub use ring::CoverageRing;
pub use seal::SealMark;
pub use segmented::{Segment, Segmented};
pub use slider::Slider;
pub use sparkline::Sparkline;
pub use steps::Steps;
pub use support::SupportBadge;
pub use table::{Order, SortHead, Table};
pub use tabs::{TabLink, TabNav, Tabs};
pub use tag::Tag;
pub use toast::{ToastStack, Toasts, provide_toasts, toast, use_toasts};
pub use tone::Tone;
pub use trend::TrendMark;
pub use wait::Skeleton;
pub use waterfall::{Fall, Waterfall};

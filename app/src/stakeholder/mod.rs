//! The people map: one SVG that the server renders too, its tools, panels and list.
//!
//! [`camera`], [`geometry`], [`scene`] and [`tool`] are pure; [`stage`] binds them to the browser and
//! writes attributes once a frame.

mod add;
mod camera;
mod canvas;
mod card;
mod change;
mod figures;
mod frame;
mod geometry;
mod insight;
mod lines;
mod list;
mod minimap;
mod others;
mod page;
mod scene;
mod side;
mod stage;
mod tool;

pub use page::MapPage;

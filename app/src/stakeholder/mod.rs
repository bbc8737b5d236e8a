//! The people map: one SVG that the server renders too, its tools, panels and list.
//!
//! [`camera`], [`geometry`], [`scene`] and [`tool`] are pure; [`stage`] binds them to the browser and
//! writes attributes once a frame.

mod add;
mod camera;
mod canvas;
mod card;
mod change;
mod clipboard;
mod colleagues;
mod company;
pub mod export;
mod figures;
mod filters;
mod find;
mod first;
mod frame;
mod geometry;
mod gone;
mod ground;
mod insight;
mod level;
mod lines;
mod list;
mod looking;
mod maps;
mod matrix;
mod minimap;
mod others;
mod page;
mod picture;
mod quadrants;
mod scene;
mod side;
mod stage;
mod talk;
mod template;
mod time;
mod tool;
mod view;

pub use page::MapPage;

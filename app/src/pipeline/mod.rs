//! The pipeline as a board: columns of deals that are moved by mouse, finger, keyboard or menu.
//!
//! What is pure stands in files of its own, with its tests: [`drag`] (what a pointer does), [`geometry`]
//! (where it is), [`slots`] (the order of a column of which only parts are here), [`filter`], [`age`],
//! [`due`], [`layout`]. [`desk`] holds the board of one page; `loading` and `moving` are what it does, [`gate`]
//! is what a stage asks of a deal before it enters.

mod address;
pub mod age;
mod board;
mod board_heads;
mod board_window;
mod calendar;
mod card;
#[cfg(test)]
mod chance;
mod chips;
mod choices;
mod column;
mod compact;
pub mod deal;
mod desk;
mod directory;
mod drag;
mod due;
pub mod filter;
mod filter_bar;
mod filter_panel;
mod flip;
pub mod forecast;
pub mod gate;
mod geometry;
mod ghost;
mod keyboard;
mod lane;
mod lanes;
mod layout;
mod loading;
pub mod meddpicc;
mod move_menu;
mod moving;
mod page;
mod picking;
mod pointer;
mod saved;
mod signs;
mod slots;
mod table;
mod totals;

pub use page::BoardPage;

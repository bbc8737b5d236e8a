//! The pipeline as a board: columns of deals that are moved by mouse, finger, keyboard or menu.
//!
//! What is pure stands in files of its own, with its tests: [`drag`] (what a pointer does), [`geometry`]
//! (where it is), [`slots`] (the order of a column of which only parts are here), [`filter`], [`age`].
//! [`desk`] holds the board of one page; `loading` and `moving` are what it does.

pub mod age;
mod board;
mod board_heads;
mod board_window;
mod card;
#[cfg(test)]
mod chance;
mod column;
pub mod deal;
mod desk;
mod directory;
mod drag;
pub mod filter;
mod filter_bar;
mod flip;
mod geometry;
mod ghost;
mod keyboard;
mod lane;
mod loading;
pub mod meddpicc;
mod move_menu;
mod moving;
mod page;
mod pointer;
mod slots;
mod totals;

pub use page::BoardPage;

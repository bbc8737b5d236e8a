//! The axum program: who may come in, the gate, the live rooms, the REST API, the command line.
//!
//! - [`house`]: everything a request needs, and the implementation of what the app asks of a server;
//! - [`live`]: rooms in which changes are told as they happen;
//! - [`http`]: pages, files, server functions, and the rules every answer follows;
//! - [`rest`]: the API for other programs;
//! - [`access`]: which capability each entry point needs;
//! - [`import`]: files of other programs, from the desk through the gate and back;
//! - [`workshop`]: packs of case exercises, as folders and files;
//! - [`demo`]: a company with customers, to try the program with;
//! - [`cli`]: what a person types.

pub mod access;
pub mod cli;
pub mod demo;
pub mod house;
pub mod http;
pub mod import;
pub mod live;
pub mod rest;
pub mod workshop;

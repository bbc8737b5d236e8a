//! 计划: the sheets of an account's plan, all edited in place: PEST, SWOT, TOWS, goals and actions, the
//! value ledger, visit days.

mod action;
mod address;
mod check;
mod factor;
mod goal;
mod hand;
mod head;
mod item;
mod page;
mod pair;
mod promise;
mod query;
mod response;
mod row;
mod sheets;
mod split;
mod strategy;
mod swot;
mod tows;

pub use page::PlanPage;
pub use query::{account_plan, response_chart};

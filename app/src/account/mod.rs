//! Customers: the list of them and the workspace of one.

mod deal_list;
mod deals;
mod facts;
mod heard;
mod layout;
mod list;
mod new_account;
mod new_action;
mod overview;
mod people;
mod profile;
mod query;
mod row;
mod timeline;
mod todo;
mod trouble;
mod vitals;

pub use deal_list::AccountDealsPage;
pub use layout::{AccountData, AccountLayout, WholeAccount, use_account};
pub use list::AccountsPage;
pub use overview::AccountPage;
pub use profile::ProfilePage;
pub use query::{account, account_head, accounts, profile};
pub use trouble::Failed;

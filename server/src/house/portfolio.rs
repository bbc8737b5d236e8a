//! All accounts by their health, and the alerts.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    health::{portfolio::Portfolio, view::Alerts},
    time::Date,
};

use super::{House, able};

/// Alerts that are told one by one; the others are counted.
const ALERTS: usize = 50;
/// Alerts that are marked at once.
const MARKED: usize = 500;
/// The longest name of an alert, in bytes.
const NAME: usize = 120;

impl House {
    /// All accounts the actor may see, now or as noted in the week that ends on `week`.
    pub(super) async fn read_portfolio(&self, actor: &Actor, week: Option<Date>) -> Result<Portfolio, Failure> {
        able(actor, Capability::ReadAccount)?;
        let today = self.today();
        // A week that is not over is the present.
        let week = week.filter(|week| *week < today);
        self.read(self.store.portfolio(actor, week, self.now(), today).await)
    }

    /// The alerts of those accounts.
    pub(super) async fn read_alerts(&self, actor: &Actor) -> Result<Alerts, Failure> {
        able(actor, Capability::ReadAccount)?;
        self.read(self.store.alerts(actor, ALERTS).await)
    }

    /// Remembers which alerts the actor has read, or takes that back.
    pub(super) async fn mark(&self, actor: &Actor, keys: &[String], read: bool) -> Result<Alerts, Failure> {
        able(actor, Capability::ReadAccount)?;
        if keys.len() > MARKED || keys.iter().any(|key| key.is_empty() || key.len() > NAME) {
            return Err(Failure::Malformed);
        }
        self.read(self.store.mark_alerts(actor.id, keys, read, self.now()).await)?;
        self.read_alerts(actor).await
    }
}

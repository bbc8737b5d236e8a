//! The rules figures are reckoned with.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    health::{self, Segment},
    record::{Kind, Record},
    stakeholder::metrics::MapRules,
    workspace::{Model, view::Models},
};

use super::{House, able};

impl House {
    /// The versions saved, the newest first.
    pub(super) async fn versions(&self) -> Result<Vec<Model>, Failure> {
        let records = self.read(self.store.all(Kind::Model).await)?;
        let model = |record| if let Record::Model(model) = record { Some(model) } else { None };
        let mut versions: Vec<Model> = records.into_iter().filter_map(model).collect();
        versions.sort_by_key(|model| std::cmp::Reverse(model.version));
        Ok(versions)
    }

    /// The rules in force and those before them.
    pub(super) async fn read_models(&self, actor: &Actor) -> Result<Models, Failure> {
        able(actor, Capability::ReadWorkspace)?;
        let versions = self.versions().await?;
        let mut colleagues = self.read(self.store.colleagues().await)?;
        colleagues.retain(|(user, _)| versions.iter().any(|model| model.by == *user));
        let now = self.now();
        let own = |segment| Some((segment, health::Model::of_segment(&versions, segment, now)?));
        Ok(Models {
            map: MapRules::in_force(&versions),
            built_in: MapRules::default(),
            health: Segment::ALL.into_iter().filter_map(own).collect(),
            built_in_health: health::Model::default(),
            versions,
            colleagues,
        })
    }
}

//! The schema, step by step, of either database.

use std::borrow::Cow;

use sqlx::{
    SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};

/// The steps of one database. The file of the last step stands last.
macro_rules! steps {
    ($folder:literal) => {
        steps!(
            $folder,
            1 "records" "0001_records.sql",
            2 "log" "0002_log.sql",
            3 "access" "0003_access.sql",
            4 "devices" "0004_devices.sql",
            5 "refused rows" "0005_refused_rows.sql",
            6 "people map" "0006_people_map.sql",
            7 "qualification" "0007_qualification.sql",
            8 "boards" "0008_boards.sql",
            9 "deals" "0009_deals.sql",
            10 "sales" "0010_sales.sql",
            11 "watch" "0011_watch.sql",
            12 "plan" "0012_plan.sql",
            13 "runs" "0013_runs.sql",
            14 "files" "0014_files.sql",
            15 "profile" "0015_profile.sql",
            16 "board indexes" "0016_board_indexes.sql",
        )
    };
    ($folder:literal, $($version:literal $about:literal $file:literal,)*) => {
        &[$(($version, $about, $file, include_str!(concat!("../../migrations/", $folder, "/", $file))),)*]
    };
}

/// Version, description, name of the file, text.
type Steps = &'static [(i64, &'static str, &'static str, &'static str)];

const SQLITE: Steps = steps!("sqlite");
const POSTGRES: Steps = steps!("postgres");

/// Brings a SQLite database up to date.
pub(crate) fn sqlite() -> Migrator {
    migrator(SQLITE)
}

/// Brings a Postgres database up to date.
pub(crate) fn postgres() -> Migrator {
    migrator(POSTGRES)
}

fn migrator(steps: Steps) -> Migrator {
    let step = |&(version, about, _, sql): &(i64, &'static str, &'static str, &'static str)| {
        Migration::new(version, Cow::Borrowed(about), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(steps.iter().map(step).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &str) -> Vec<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(folder);
        let entries = folder.read_dir().expect("the folder of the migrations");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn every_file_is_a_step_of_its_database() {
        for (folder, steps) in [("sqlite", SQLITE), ("postgres", POSTGRES)] {
            assert_eq!(files(folder), steps.iter().map(|(_, _, file, _)| (*file).to_owned()).collect::<Vec<_>>());
        }
    }
}

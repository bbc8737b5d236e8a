//! From starting the program to its first reply, with a database that is already there.

use super::reading::Reading;
use super::stage::Stage;
use crate::fault::Outcome;

const TIMES: usize = 9;

pub fn measure(stage: &Stage<'_>) -> Outcome<Vec<Reading>> {
    let samples =
        (0..TIMES).map(|_| Ok(stage.start()?.first_reply.as_secs_f64() * 1000.0)).collect::<Outcome<Vec<f64>>>()?;
    Ok(vec![Reading::new("Server, start to first reply", "ms", samples).at_most(300.0)])
}

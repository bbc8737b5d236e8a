//! Figures about the program, for Prometheus.

use std::sync::OnceLock;

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

static METER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
const SECONDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// Begins to count; later calls change nothing.
pub fn start() {
    METER.get_or_init(|| PrometheusBuilder::new().set_buckets(&SECONDS).ok()?.install_recorder().ok());
}

/// What was counted so far.
pub fn read() -> Option<String> {
    METER.get()?.as_ref().map(PrometheusHandle::render)
}

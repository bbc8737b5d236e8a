//! On what it was measured: cores and memory, nothing that tells one machine from another like it.

use std::fs;
use std::thread;

use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Machine {
    pub cores: usize,
    pub memory_gb: u64,
}

impl Machine {
    pub fn look() -> Self {
        let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
        Self {
            cores: thread::available_parallelism().map_or(1, usize::from),
            memory_gb: kilobytes(&memory, "MemTotal:").map_or(0, |kb| (kb + 524_288) / 1_048_576),
        }
    }
}

/// `MemTotal:    24567890 kB`, as the kernel writes such tables.
pub fn kilobytes(table: &str, name: &str) -> Option<u64> {
    let line = table.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_tables_are_read() {
        let table = "VmPeak:\t  9000 kB\nVmRSS:\t   48120 kB\n";
        assert_eq!(kilobytes(table, "VmRSS:"), Some(48_120));
        assert_eq!(kilobytes(table, "Pss:"), None);
    }
}

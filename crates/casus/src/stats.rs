//! How much was coded, how fast, in how much memory.

use std::time::Duration;

/// Counts and times of one run. Not part of any output but `--stats`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stats {
    /// Reports coded.
    pub documents: u64,
    /// Inputs and reports that could not be read or coded.
    pub failed: u64,
    /// Events in them, of every status.
    pub events: u64,
    /// Bytes of input read.
    pub bytes: u64,
    /// Wall-clock time from the first input to the last line of output.
    pub elapsed: Duration,
    /// Most memory the process ever held, in bytes; `None` where the system does not say (it does on Linux).
    pub peak_memory: Option<u64>,
}

impl Stats {
    /// Reports coded per second of wall-clock time.
    pub fn documents_per_second(&self) -> f64 {
        per_second(self.documents, self.elapsed)
    }

    /// Bytes of input read per second of wall-clock time.
    pub fn bytes_per_second(&self) -> f64 {
        per_second(self.bytes, self.elapsed)
    }
}

impl std::fmt::Display for Stats {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mega = |bytes: f64| bytes / 1e6;
        write!(
            f,
            "{} documents ({} failed), {} events, {:.3} MB in {:.3} s: {:.1} documents/s, {:.3} MB/s; peak memory {}",
            self.documents,
            self.failed,
            self.events,
            mega(self.bytes as f64),
            self.elapsed.as_secs_f64(),
            self.documents_per_second(),
            mega(self.bytes_per_second()),
            self.peak_memory.map_or_else(|| "unknown".to_owned(), |bytes| format!("{:.1} MB", mega(bytes as f64))),
        )
    }
}

fn per_second(things: u64, elapsed: Duration) -> f64 {
    things as f64 / elapsed.as_secs_f64().max(1e-9)
}

/// Most memory this process ever held, in bytes, as Linux tells it (`VmHWM`); `None` elsewhere.
pub fn peak_memory() -> Option<u64> {
    high_water_mark(&std::fs::read_to_string("/proc/self/status").ok()?)
}

fn high_water_mark(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_high_water_mark_is_read_in_bytes() {
        assert_eq!(high_water_mark("VmPeak:\t 9 kB\nVmHWM:\t  2048 kB\n"), Some(2_097_152));
        assert_eq!(high_water_mark("VmPeak:\t 9 kB\n"), None);
    }

    #[test]
    fn rates_are_per_second() {
        let stats = Stats { documents: 10, bytes: 4_000_000, elapsed: Duration::from_secs(2), ..Stats::default() };
        assert_eq!(
            stats.to_string(),
            "10 documents (0 failed), 0 events, 4.000 MB in 2.000 s: 5.0 documents/s, 2.000 MB/s; peak memory unknown"
        );
    }
}

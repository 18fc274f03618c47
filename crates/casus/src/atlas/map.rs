//! Files as bytes: mapped, so that an atlas of a hundred megabytes is open in some milliseconds and costs no memory of its own.

use super::said;
use casus_atlas::Bytes;
use memmap2::{Mmap, MmapOptions};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The bytes of a file.
pub(super) fn bytes(path: &Path) -> Result<Bytes, String> {
    let file = File::open(path).map_err(|error| said(&error))?;
    let metadata = file.metadata().map_err(|error| said(&error))?;
    if metadata.is_dir() {
        return Err("a folder".to_owned());
    }
    if metadata.len() == 0 {
        return Err("an empty file".to_owned());
    }
    map(&file).map(Bytes::new).map_err(|error| said(&error))
}

/// The first bytes of a file, as many as there are.
pub(super) fn head(path: &Path, most: usize) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| said(&error))?;
    let mut head = Vec::new();
    file.take(most as u64).read_to_end(&mut head).map_err(|error| said(&error))?;
    Ok(head)
}

#[expect(
    unsafe_code,
    reason = "a map's bytes change if another program writes into the file; compiled atlases are replaced whole and never written into, \
              and their checksum is verified behind the map, so that the bytes read are those that were checked"
)]
fn map(file: &File) -> std::io::Result<Mmap> {
    // SAFETY: the map is read only, and nothing of this program writes into a compiled atlas: `build` makes a new file and renames it.
    // What reads the bytes checks every bound, so that even a file changed by others gives wrong answers or a panic and no more.
    unsafe { MmapOptions::new().populate().map(file) }
}

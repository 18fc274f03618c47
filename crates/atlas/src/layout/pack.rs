//! Puts sections together.

use super::{ENTRY, HEAD, MAGIC, Section};

/// The parts of a compiled atlas in their order, header first: written one after the other they are the file.
///
/// Each section comes with the width of its values in bytes; zero for sections that are no column.
pub fn pack(sections: Vec<(Section, usize, Vec<u8>)>) -> Vec<Vec<u8>> {
    let mut at = HEAD + ENTRY * sections.len();
    let mut head = MAGIC.to_vec();
    head.extend(0u32.to_le_bytes());
    head.extend((sections.len() as u32).to_le_bytes());
    head.extend(((at + sections.iter().map(|(_, _, bytes)| bytes.len()).sum::<usize>()) as u64).to_le_bytes());
    for (section, width, bytes) in &sections {
        head.extend((*section as u32).to_le_bytes());
        head.extend((*width as u32).to_le_bytes());
        head.extend((at as u64).to_le_bytes());
        head.extend((bytes.len() as u64).to_le_bytes());
        at += bytes.len();
    }
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&head[20..]);
    sections.iter().for_each(|(_, _, bytes)| hasher.update(bytes));
    head[16..20].copy_from_slice(&hasher.finalize().to_le_bytes());
    std::iter::once(head).chain(sections.into_iter().map(|(_, _, bytes)| bytes)).collect()
}

//! From words to frames: which words tell of which kind of event, who stands where around them, and whether it happened.

pub(crate) mod frames;
pub(crate) mod retold;
pub(crate) mod speech;
pub(crate) mod stance;
pub(crate) mod tolls;
pub(crate) mod verdicts;

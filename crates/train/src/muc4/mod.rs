//! What phrases do in reports of violence, learned from the reports and keys of MUC-4.
//!
//! Two stages. The first asks of each phrase by itself whether it fills a role (logistic regression over what the words, the tree, the
//! codebook's frames and the neighbours say). Its mentions are put together to things, and the second (boosted trees) weighs what the
//! first said of them and of all else in the report.

mod cross;
mod data;
mod entities;
mod first;

use std::path::Path;

use casus::Casus;

use crate::Failure;

/// Prints how well roles are filled, by folds over the training reports under `data`, and on the development reports.
pub fn cross(data: &Path) -> Result<(), Failure> {
    let casus = Casus::new()?;
    let (documents, others) = (data::read(&data.join("muc4/train"), &casus)?, data::read(&data.join("muc4/dev"), &casus)?);
    data::print_coverage(&documents);
    println!();
    let mut gold = cross::gold(&data.join("muc4/json/roles_train.jsonl"))?;
    gold.extend(cross::gold(&data.join("muc4/json/roles_dev.jsonl"))?);
    cross::print(&documents, &others, &gold);
    Ok(())
}

//! What the command says on its own account: one line each, on standard error.

use casus::Error;
use std::io::Write;
use std::process::ExitCode;

/// One line, whatever is in it.
pub fn line(message: impl std::fmt::Display) {
    // text from files may hold line breaks and terminal codes; a message is one line
    let message: String = message.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // standard error may be closed, and there is nobody left to tell
    let _ = writeln!(std::io::stderr(), "casus: {message}");
}

/// Tells what stopped the work, and with which exit code it ends: 2 for a wrong call, 1 for work that broke off.
pub fn end(error: &Error) -> ExitCode {
    if error.is_broken_pipe() {
        return ExitCode::SUCCESS;
    }
    line(error);
    ExitCode::from(if error.is_usage() { 2 } else { 1 })
}

/// Writes to standard output.
pub fn print(text: &str) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

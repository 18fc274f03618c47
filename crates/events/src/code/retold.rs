//! Whether an event is news, or an earlier one mentioned as background.

use crate::page::Page;
use casus_text::{Days, Relation, Span};

/// An event whose last possible day lies more than this many days before publication is background. A convention, chosen so
/// that a monthly review still tells news; it is not learned.
pub(crate) const OLD_AFTER_DAYS: i32 = 31;

/// Why the event at `head` is told again, if it is.
pub(crate) fn reason(page: &Page<'_>, head: usize, date: Option<Days>, quoted: bool) -> Option<&'static str> {
    if let Some(days) = date
        && let (Some(last), Some(published)) = (days.last, page.report.published.and_then(|days| days.first))
    {
        return (published.since(last).is_ok_and(|span| span.get_days() > OLD_AFTER_DAYS))
            .then_some("its date lies long before the report's");
    }
    let clause = page.tree.clause(head).unwrap_or(head);
    if known(page, head) {
        return Some("it is taken as known");
    }
    if !quoted && past_perfect(page, clause) {
        return Some("it is told in the past perfect");
    }
    let old = |c: usize| matches!(page.tree.lemma(c), "last" | "previous" | "past" | "earlier" | "former");
    if !page.tree.is_verb(head) && page.tree.children(head).any(old) {
        return Some("words look back on it");
    }
    cue(page, head, clause)
}

/// Below "aware that", "recalled", "condemned": the report presupposes it.
fn known(page: &Page<'_>, head: usize) -> bool {
    let ups = page.tree.ancestors(head);
    ups.zip(page.tree.ancestors(head).skip(1))
        .any(|(below, above)| page.tree.relation(below) == Relation::Ccomp && page.has("verbs.know", above))
}

fn past_perfect(page: &Page<'_>, verb: usize) -> bool {
    let had = |c: usize| page.tree.relation(c) == Relation::Aux && page.word(c).eq_ignore_ascii_case("had");
    page.tree.children(verb).any(had)
}

/// Words of the clause that look back: "already", "previously", "in the past", "years ago", "anniversary".
fn cue(page: &Page<'_>, head: usize, clause: usize) -> Option<&'static str> {
    let reach: Span<_> = page.segment(clause);
    for at in reach.range() {
        let lemma = page.tree.lemma(at);
        // the word may stand on a verb above: "had already taken to burning"
        let in_clause = || page.tree.clause(at).is_some_and(|verb| page.tree.is_under(head, verb)) || page.tree.is_under(clause, at);
        if matches!(lemma, "already" | "previously" | "formerly" | "historically" | "earlier" | "ago" | "past" | "once" | "recently")
            && in_clause()
        {
            // "earlier this month", "ten days ago", "earlier on Sunday" have been read as dates where they are near
            let dated = page.parse.dates.iter().any(|when| when.tokens.start <= at as u32 + 1 && at as u32 <= when.tokens.end);
            if !dated {
                return Some("words look back on it");
            }
        }
        if page.has("nouns.retelling", at) && page.tree.is_under(clause, at) {
            return Some("it is told from a trial or an anniversary");
        }
    }
    None
}

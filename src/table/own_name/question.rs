//! What a name says that is a question, or that explains itself: "Möchten Sie den Newsletter erhalten? Sie können ihn
//! jederzeit abbestellen." Not what a name of a few words says: `short_name`.
//!
//! Invariant: what stands in an explanation turns no answer; where it cannot be told what is asked, only words tell.

use crate::base::own_column::{OwnRole, OwnRule};

use super::channels::channels;
use super::clause;
use super::name_parts::NameParts;
use super::proof::{OwnName, Proof};
use super::short_name;
use super::{denial_stems, else_stems, stems};

/// What stands further behind is not read. In bytes.
const LONGEST: usize = 1000;

/// Behind the end of a sentence, or about an explanation.
const ENDS: [char; 9] = ['?', '!', '.', ';', ':', '(', ')', '\n', '\r'];

/// A sentence of so many words that speaks of joining and of leaving may ask for either.
const MANY_WORDS: usize = 9;

/// So many words behind a question explain it.
const FEW_WORDS: usize = 3;

/// Whether a short name is a question with more behind it, or speaks as one.
pub(super) fn explains(name: &str, parts: &NameParts) -> bool {
    let goes_on = |(_, rest): (&str, &str)| NameParts::of_text(rest).count() >= FEW_WORDS;
    let asks = parts.has(&stems::ANY_TIME) || parts.has(&stems::WISH);
    asks || name.split_once('?').is_some_and(goes_on)
}

/// What the first sentence asks that asks for something; of a later one that is no question only words tell.
pub(super) fn meaning(text: &str) -> OwnName {
    let end = text.char_indices().map(|(at, _)| at).find(|at| *at >= LONGEST).unwrap_or(text.len());
    let sentences = text.get(..end).unwrap_or_default().split_inclusive(ENDS);
    let sentences = sentences.filter(|sentence| sentence.contains(char::is_alphabetic)).enumerate();
    let mut about = OwnName::Unknown;
    for (number, sentence) in sentences {
        let meant = match of_sentence(&NameParts::of_text(sentence)) {
            own @ OwnName::Own(rule, _) if rule.role == OwnRole::OptIn => own,
            other => clause::meaning(sentence).unwrap_or(other),
        };
        match meant {
            OwnName::Own(rule, proof) if number == 0 || sentence.ends_with('?') => return OwnName::Own(rule, proof),
            OwnName::Own(rule, proof) => {
                let role = OwnRole::Both;
                return OwnName::Own(OwnRule { role, ..rule }, proof);
            }
            OwnName::Unknown => {}
            something_else @ OwnName::Else { .. } => about = something_else,
        }
    }
    about
}

fn of_sentence(sentence: &NameParts) -> OwnName {
    // Who read the terms is asked about messages all the same.
    let mut parts = sentence.without(&[&else_stems::READ, &else_stems::ATTRIBUTE]);
    if parts.has(&stems::ANY_TIME) {
        parts = parts.without(&[&stems::ANY_TIME, &stems::OPT_OUT, &stems::BLOCK, &stems::WITHDRAWING]);
    }
    match short_name::meaning(&parts) {
        OwnName::Own(rule, proof) if parts.count() >= MANY_WORDS && wants(&parts) && leaves(&parts) => {
            OwnName::Own(OwnRule { role: OwnRole::Both, ..rule }, proof)
        }
        own @ OwnName::Own(rule, _) if rule.role != OwnRole::Both || leaves(&parts) => own,
        other => wish(&parts).map_or(other, |rule| OwnName::Own(rule, Proof::Name)),
    }
}

fn wants(parts: &NameParts) -> bool {
    [&stems::OPT_IN, &stems::CONSENT, &stems::PERMISSION].into_iter().any(|words| parts.has(words))
}

fn leaves(parts: &NameParts) -> bool {
    parts.has(&stems::OPT_OUT) || parts.has(&stems::BLOCK)
}

/// `Dürfen wir Sie anrufen?`: somebody asks for something that is sent, or for a channel.
fn wish(parts: &NameParts) -> Option<OwnRule> {
    let asks = parts.has(&stems::WISH) && !parts.has(&else_stems::ABOUT_ELSE);
    let channels = channels(parts);
    if !asks || channels.is_all() && !parts.has(&stems::NEWS) && !parts.has(&stems::REACHING) {
        return None;
    }
    let role = if parts.has(&denial_stems::NOT) || parts.has(&denial_stems::ENDING) {
        OwnRole::OptOut
    } else {
        OwnRole::OptIn
    };
    Some(OwnRule { channels, ..OwnRule::of(role) })
}

//! The one spelling of an address that a register or an ad platform hashes by its own rule, as it has published it. Not the
//! spellings that anybody may have hashed: `email_spelling`.

use super::address::Address;
use super::canon::without_tag;
use super::host;
use super::spelling::Spelling;

/// Calls `each` with every form of the address that a list by this rule may hold; with none if the rule is another one.
pub(super) fn each_form(address: &Address<'_>, spelling: Spelling, each: &mut impl FnMut(&str, bool)) {
    let (local, domain) = (address.local(), address.domain());
    let unicode = host::to_unicode(domain);
    let domains = [domain, &unicode].into_iter().take(if unicode == domain { 1 } else { 2 });
    let dotless = || local.replace('.', "");
    for domain in domains {
        let mut tell = |parts: &[&str]| each(&parts.concat(), false);
        match spelling {
            // The file `ecg-liste.hash`: addresses, and domains with their @.
            Spelling::EcgFile => [&[local, "@", domain][..], &["@", domain]].into_iter().for_each(tell),
            // The interface: domains without it. Whether dots before the @ count, its users disagree: both are asked for.
            Spelling::EcgInterface => {
                tell(&[local, "@", domain]);
                if local.contains('.') {
                    tell(&[&dotless(), "@", domain]);
                }
                tell(&[domain]);
            }
            Spelling::RobinsonEmail => tell(&[&robinson(&[local, "@", domain].concat())]),
            Spelling::Google => tell(&[&gmail(local, domain, &["gmail.com", "googlemail.com"]), "@", domain]),
            Spelling::Uid2 => tell(&[&gmail(local, domain, &["gmail.com"]), "@", domain]),
            Spelling::TikTok => tell(&[without_tag(local), "@", domain]),
            _ => {}
        }
    }
    // As it was typed: other letters than these are dropped, not folded.
    let typed = robinson(address.written());
    if spelling == Spelling::RobinsonEmail && typed != robinson(address.normal()) {
        each(&typed, false);
    }
}

/// Without what Lista Robinson drops: all but `[a-z0-9.@_+-]` once A to Z are small.
fn robinson(text: &str) -> String {
    let small = text.chars().map(|c| c.to_ascii_lowercase());
    small.filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".@_+-".contains(*c)).collect()
}

/// Without tag and dots at these domains of Gmail.
fn gmail(local: &str, domain: &str, domains: &[&str]) -> String {
    if domains.contains(&domain) { without_tag(local).replace('.', "") } else { local.to_owned() }
}

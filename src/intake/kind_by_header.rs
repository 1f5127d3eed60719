//! What kind of list a header speaks of, where it says so: complaints, or messages that came back. Anything else is for
//! the user to say.

use crate::base::list_kind::ListKind;
use crate::table::fold::fold;

const COMPLAINT: [&str; 5] = ["complain", "spamreport", "beschwerde", "plainte", "feedbacktype"];
const BOUNCE: [&str; 9] =
    ["bounce", "diagnostic", "nondeliver", "rebond", "rebote", "smtp", "undeliver", "unzustellbar", "zustellfehler"];
/// Somebody's wish, so that what else the list says of bounces is beside the point.
const WISH: [&str; 7] = ["unsub", "optout", "optedout", "abgemeldet", "abbestellt", "widerspr", "desinscr"];
/// Columns of providers that write nothing else into such lists: Mailgun and SendGrid.
const BOUNCE_HEADERS: [&[&str]; 2] = [&["address", "code", "error"], &["status", "reason", "email", "created"]];

/// The kind; none if the header says nothing, or two things.
pub(super) fn kind_by_header(headers: &[String]) -> Option<ListKind> {
    let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
    let has = |parts: &[&str]| folded.iter().any(|name| parts.iter().any(|part| name.contains(part)));
    let is_vendors = |names: &&[&str]| names.iter().all(|name| folded.iter().any(|folded| folded == name));
    let bounces = has(&BOUNCE) || BOUNCE_HEADERS.iter().any(is_vendors);
    match (has(&WISH), has(&COMPLAINT), bounces) {
        (false, true, false) => Some(ListKind::Complaint),
        (false, false, true) => Some(ListKind::Bounce),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_real_exports() {
        for (header, kind) in [
            ("status,reason,email,created", Some(ListKind::Bounce)),
            ("address,code,error,created_at", Some(ListKind::Bounce)),
            ("email,bounce_type", Some(ListKind::Bounce)),
            ("Recipient,Type,Diagnostic", Some(ListKind::Bounce)),
            ("E-Mail;Zustellfehler", Some(ListKind::Bounce)),
            ("Adresse;Rebond", Some(ListKind::Bounce)),
            ("email,Complaint Date", Some(ListKind::Complaint)),
            ("email,created", None),
            ("EmailAddress,BounceCount,DateUnsubscribed", None),
            ("email,bounced,complained", None),
            ("email,status", None),
        ] {
            let headers: Vec<_> = header.split([',', ';']).map(str::to_owned).collect();
            assert_eq!(kind_by_header(&headers), kind, "{header}");
        }
    }
}

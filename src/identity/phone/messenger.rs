//! The ways in which messengers write a number: as an account (`491712345678@c.us`, of WhatsApp's servers), and as a link that
//! opens a chat (`https://wa.me/491712345678`). The code of the country is always there, and no + is.
//! <https://faq.whatsapp.com/5913398998672934>

/// What stands behind the number of an account.
const SERVERS: [&str; 2] = ["c.us", "s.whatsapp.net"];
/// What stands before the number of a link, behind `https://`.
const CHATS: [&str; 2] = ["wa.me/", "www.wa.me/"];
/// What stands before a query in which there is one.
const QUERIES: [&str; 6] =
    ["api.whatsapp.com/", "web.whatsapp.com/", "whatsapp://send", "wa.me/send", "viber://chat", "viber://add"];
/// Its name there.
const NAMES: [&str; 2] = ["phone=", "number="];
/// Servers of accounts and groups: nobody has an address there.
const ALL_SERVERS: [&str; 8] =
    ["c.us", "s.whatsapp.net", "g.us", "lid", "hosted.lid", "broadcast", "newsletter", "call"];

/// Whether what looks like an address at this domain is the account of a messenger.
pub(super) fn is_server(domain: &str) -> bool {
    ALL_SERVERS.iter().any(|server| domain.eq_ignore_ascii_case(server))
}

/// No number is shorter.
const LEAST: usize = 7;

/// The number as people write it, if `text` is such an account or link.
pub(super) fn number(text: &str) -> Option<String> {
    // Millions of addresses are asked.
    if !matches!(text.as_bytes().first(), Some(b'0'..=b'9' | b'+' | b'(' | b'h' | b'H' | b'w' | b'W' | b'v' | b'V')) {
        return None;
    }
    let number = account(text).map(str::to_owned).or_else(|| linked(text))?;
    let number = number.trim();
    let is_sign = |c: char| c.is_ascii_digit() || " +-/().".contains(c);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    if digits < LEAST || !number.chars().all(is_sign) {
        return None;
    }
    // A zero or a bracket is typed by people, who write a number as they dial it.
    Some(if number.starts_with(['+', '0', '(']) { number.to_owned() } else { format!("+{number}") })
}

/// `NUMBER.AGENT:DEVICE@SERVER`, where agent and device may be missing, and `_` may stand for the dot.
fn account(text: &str) -> Option<&str> {
    let (account, server) = text.rsplit_once('@')?;
    if !SERVERS.iter().any(|known| server.trim_end().eq_ignore_ascii_case(known)) {
        return None;
    }
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = match account.split_once(':') {
        Some((number, device)) if are_digits(device) => number,
        Some(_) => return None,
        None => account,
    };
    let is_whole = |number: &str| number.len() >= LEAST && are_digits(number.trim_start_matches('+'));
    let agent = number.rsplit_once(['.', '_']).filter(|(number, agent)| is_whole(number) && are_digits(agent));
    Some(agent.map_or(number, |(number, _)| number))
}

fn linked(text: &str) -> Option<String> {
    let text = after(text, "https://").or_else(|| after(text, "http://")).unwrap_or(text);
    let query = QUERIES.iter().find_map(|start| after(text, start)).and_then(|rest| rest.split_once('?'));
    if let Some((_, query)) = query {
        let named = |pair: &str| NAMES.iter().find_map(|name| after(pair, name).map(decoded));
        return query.split(['&', '#']).find_map(named);
    }
    let rest = CHATS.iter().find_map(|start| after(text, start))?;
    rest.split(['?', '&', '/', '#']).next().map(decoded)
}

/// A part of a link as it is read: a blank is written as `+` or `%20`, a plus as `%2B`.
fn decoded(part: &str) -> String {
    part.replace('+', " ").replace("%20", " ").replace("%2B", "+").replace("%2b", "+").trim().to_owned()
}

/// What follows `start`, in whatever case that is written.
fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_and_links_hold_a_number() {
        for text in [
            "491712345678@c.us",
            "491712345678@s.whatsapp.net",
            "491712345678:12@s.whatsapp.net",
            "491712345678.1:12@s.whatsapp.net",
            "491712345678_1:12@s.whatsapp.net",
            "491712345678.0@s.whatsapp.net",
            "+491712345678@C.US",
            "HTTPS://WA.ME/491712345678",
            "https://wa.me/491712345678",
            "wa.me/+491712345678",
            "https://wa.me/491712345678?text=Hello%20there",
            "http://api.whatsapp.com/send?phone=491712345678&text=a",
            "https://api.whatsapp.com/send?phone=%2B491712345678",
            "whatsapp://send?phone=491712345678",
            "https://api.whatsapp.com/send/?phone=491712345678&text&type=phone_number&app_absent=0",
            "https://web.whatsapp.com/send?text=hi&phone=491712345678",
            "whatsapp://send/?phone=491712345678",
            "viber://chat?number=%2B491712345678",
            "https://wa.me/+491712345678",
        ] {
            assert_eq!(number(text).as_deref(), Some("+491712345678"), "{text}");
        }
        for text in [
            "max@c.us",
            "491712345678:x@c.us",
            "491712345678@g.us",
            "https://wa.me/message/ABCDE",
            "wa.me/",
            "491712345678",
            "12@c.us",
            "@c.us",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
    #[test]
    fn a_number_that_somebody_typed_before_a_server_stays_as_typed() {
        for (text, typed) in [
            ("0171 2345678@c.us", "0171 2345678"),
            ("(0171) 23 45 678@c.us", "(0171) 23 45 678"),
            ("49 171 2345678@c.us", "+49 171 2345678"),
            ("0049171-2345678@s.whatsapp.net", "0049171-2345678"),
        ] {
            assert_eq!(number(text).as_deref(), Some(typed), "{text}");
        }
    }
}

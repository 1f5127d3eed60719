//! The ways in which messengers write a number: as an account (`491712345678@c.us`, of WhatsApp's servers), and as a link that
//! opens a chat (`https://wa.me/491712345678`). The code of the country is always there, and no + is.
//! <https://faq.whatsapp.com/5913398998672934>

/// What stands behind the digits of an account.
const SERVERS: [&str; 2] = ["@c.us", "@s.whatsapp.net"];
/// What stands before the digits of a link, behind `https://`.
const LINKS: [&str; 5] =
    ["wa.me/", "www.wa.me/", "api.whatsapp.com/send?phone=", "web.whatsapp.com/send?phone=", "whatsapp://send?phone="];
/// No number is shorter.
const LEAST: usize = 7;

/// The digits of the number, if `text` is such an account or link.
pub(super) fn digits(text: &str) -> Option<&str> {
    // Millions of addresses are asked.
    if !matches!(text.as_bytes().first(), Some(b'0'..=b'9' | b'+' | b'h' | b'w')) {
        return None;
    }
    let account = SERVERS.iter().find_map(|server| text.strip_suffix(server));
    let digits = account.or_else(|| linked(text))?.trim_start_matches('+');
    (digits.len() >= LEAST && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

fn linked(text: &str) -> Option<&str> {
    let text = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    let rest = LINKS.iter().find_map(|link| text.strip_prefix(link))?;
    let rest = rest.strip_prefix("%2B").unwrap_or(rest);
    rest.split(['?', '&', '/', '#']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_and_links_hold_a_number() {
        for text in [
            "491712345678@c.us",
            "491712345678@s.whatsapp.net",
            "https://wa.me/491712345678",
            "wa.me/+491712345678",
            "https://wa.me/491712345678?text=Hello%20there",
            "http://api.whatsapp.com/send?phone=491712345678&text=a",
            "https://api.whatsapp.com/send?phone=%2B491712345678",
            "whatsapp://send?phone=491712345678",
        ] {
            assert_eq!(digits(text), Some("491712345678"), "{text}");
        }
        for text in [
            "max@c.us",
            "491712345678@g.us",
            "https://wa.me/message/ABCDE",
            "wa.me/",
            "491712345678",
            "12@c.us",
            "@c.us",
        ] {
            assert_eq!(digits(text), None, "{text}");
        }
    }
}

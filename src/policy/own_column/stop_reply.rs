//! Whether somebody who answered a text message wants no more of them: `Please stop writing to me`. Not where such answers are
//! looked for: that is `own_column`.

use crate::base::fold::letters;

use super::answer_words;
use super::plain::{is_one_of, words_in};
use super::whole::Whole;

/// Whether the answer `whole` stops the messages: by one of the words for that, or beginning with the first of them.
pub(super) fn stops(whole: &Whole<'_>) -> bool {
    let words = words_in(&whole.plain.0);
    let mut rest = words.iter().skip_while(|word| is_one_of(answer_words::POLITE, word));
    let begins = rest.next().is_some_and(|first| is_one_of(answer_words::STOP_FIRST, first));
    let is_stop = |text: &str| {
        [answer_words::STOP, answer_words::STOP_REPLY, answer_words::STOP_ANSWER]
            .iter()
            .any(|table| is_one_of(table, text))
    };
    // `S.T.O.P`.
    begins || is_stop(&whole.plain.0) || is_one_of(answer_words::STOP_FIRST, &letters(&whole.plain.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::own_column::plain::assert_written_plain;
    use crate::policy::own_column::whole::Cells;

    #[test]
    fn an_answer_stops_by_its_first_word() {
        for (answers, expected) in [
            (
                "Stop|please stop texting me|pls stop|Ok stop|S.T.O.P|QUIT|end|remove me|no more texts|basta|Stoppen bitte",
                true,
            ),
            ("Cancel my appointment on Friday|quit smoking yes|ja|Baja Tours|ok|end of the week", false),
        ] {
            for answer in answers.split('|') {
                assert_eq!(stops(&Whole::of(answer, Cells::Words)), expected, "{answer}");
            }
        }
    }

    #[test]
    fn the_words_are_written_plain() {
        let tables = [
            answer_words::STOP,
            answer_words::STOP_REPLY,
            answer_words::STOP_ANSWER,
            answer_words::STOP_FIRST,
            answer_words::POLITE,
        ];
        tables.into_iter().for_each(assert_written_plain);
    }
}

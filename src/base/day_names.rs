//! The words that stand in dates, in German, English, French, Spanish, Italian and Dutch, folded and separated by `|`. Data
//! only: how they are put together is `day`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// The names of the months, January first.
const MONTHS: [&str; 12] = [
    "jan|jaen|jaenner|january|januar|januari|janvier|janv|enero|ene|gennaio|gen",
    "feb|feber|february|februar|februari|fev|fevr|fevrier|febrero|febbraio",
    "mar|march|mrz|maer|maerz|marz|mars|marzo|maart|mrt|maa",
    "apr|april|avr|avril|abr|abril|aprile",
    "may|mai|mayo|mag|maggio|mei",
    "jun|june|juni|juin|junio|giu|giugno",
    "jul|july|juli|juil|juillet|julio|lug|luglio",
    "aug|august|aout|aou|ago|agosto|augustus",
    "sep|sept|september|septembre|septiembre|setiembre|set|settembre",
    "oct|october|okt|oktober|octobre|octubre|ott|ottobre",
    "nov|november|novembre|noviembre",
    "dec|december|dez|dezember|decembre|dic|diciembre|dicembre",
];

/// Days of the week, what joins the parts of a date, parts of a day, zones, and what programs put round a date.
const BESIDE: &str = "\
    mon|monday|tue|tues|tuesday|wed|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday|mo|montag|die|di|\
    dienstag|mit|mi|mittwoch|don|do|donnerstag|fre|fr|freitag|sam|sa|samstag|sonnabend|son|so|sonntag|lun|lundi|mardi|mer|\
    mercredi|jeu|jeudi|ven|vendredi|samedi|dim|dimanche|lunes|martes|mie|miercoles|jue|jueves|vie|viernes|sab|sabado|dom|\
    domingo|lunedi|martedi|mercoledi|gio|giovedi|venerdi|sabato|domenica|ma|maandag|din|dinsdag|wo|woe|woensdag|donderdag|vr|\
    vri|vrijdag|za|zat|zaterdag|zo|zon|zondag|th|st|nd|rd|er|re|eme|º|ª|o|of|the|de|del|du|le|el|il|la|las|les|den|der|dem|\
    um|at|a|om|op|alle|ore|uur|uhr|heures|am|pm|p|m|h|u|t|z|utc|gmt|ut|cet|cest|mez|mesz|met|mest|wet|west|eet|eest|msk|bst|\
    ist|jst|est|edt|cst|cdt|mst|mdt|pst|pdt|akst|akdt|hst|aest|aedt|date|isodate|datetime|timestamp|new|年|月|日";

/// What stands beside a date that is told by half, and before the end of something.
const ROUGHLY: &str = "\
    q|qtr|quartal|quarter|trimestre|trim|kwartaal|kw|w|cw|wk|week|woche|semaine|semana|settimana|sem|hj|halbjahr|anfang|mitte|\
    ende|early|mid|late|beginning|end|debut|mi|fin|principios|mediados|finales|inizio|meta|fine|begin|midden|eind|einde|\
    fruehjahr|fruehling|sommer|herbst|winter|spring|summer|autumn|fall|printemps|ete|automne|hiver|primavera|verano|otono|\
    invierno|estate|autunno|inverno|lente|zomer|herfst|ca|circa|etwa|about|around|env|environ|vers|jahr|year|annee|an|ano|\
    anno|jaar|im|in|en|nel|seit|since|depuis|desde|dal|sinds|vom|von|ab|from|vor|before|avant|antes|prima|voor|nach|after|\
    apres|despues|dopo|na|bis|zum|until|till|til|to|jusqu|jusque|au|hasta|fino|al|tot|until|am|on|en|le|il|v|chr";

static MONTH_OF: LazyLock<HashMap<&'static str, u32, FixedState>> = LazyLock::new(|| {
    let numbered = MONTHS.iter().zip(1..);
    numbered.flat_map(|(names, number)| names.split('|').map(move |name| (name, number))).collect()
});

static BESIDE_WORDS: LazyLock<HashSet<&'static str, FixedState>> = LazyLock::new(|| BESIDE.split('|').collect());

static ROUGHLY_WORDS: LazyLock<HashSet<&'static str, FixedState>> = LazyLock::new(|| ROUGHLY.split('|').collect());

/// The number of the month that `word` names.
pub(super) fn month(word: &str) -> Option<u32> {
    MONTH_OF.get(word).copied()
}

/// Whether `word` may stand beside any date.
pub(super) fn is_beside(word: &str) -> bool {
    BESIDE_WORDS.contains(word)
}

/// Whether `word` says where in a year, or how surely.
pub(super) fn is_roughly(word: &str) -> bool {
    ROUGHLY_WORDS.contains(word)
}

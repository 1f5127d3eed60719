//! What the lists of a run say of a key: 16 bytes, and chains of them for keys of which more than one thing is said, or
//! something that does not fit into a slot of `sub_table`. Lines and times are folded as those of `record`.

use std::mem;

use super::manner::Manner;

/// An entry looks so far into its chain for an equal one. The others wait for [`FactChains::settle`], so that a form which
/// thousands of entries share does not cost the square of them.
const LOOK: usize = 4;
/// So many links fit at first.
const FEWEST: usize = 16;

/// What is known of an entry beside its key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fact {
    /// The number of its [`Manner`].
    pub(crate) manner: u32,
    pub(crate) line: u32,
    /// The first moment of its time, 0 if none is known.
    pub(crate) moment: u32,
    /// See `NewEntry::origin`.
    pub(crate) origin: u32,
}

impl Fact {
    fn manner(self, manners: &[Manner]) -> Option<&Manner> {
        manners.get(self.manner as usize)
    }

    /// What tells entries of one key apart, in the order in which a segment has them.
    fn rank(self, manners: &[Manner]) -> impl Ord + use<> {
        let manner = self.manner(manners);
        (manner.map(|manner| (manner.recipe, manner.scope)), self.origin, manner.map(|manner| manner.loose))
    }

    /// Whether both speak of the same entry.
    pub(crate) fn is_same(self, other: Self, manners: &[Manner]) -> bool {
        self.rank(manners) == other.rank(manners)
    }

    /// Makes two facts of one entry one: the first line, and the later time.
    pub(crate) fn fold(self, other: Self, manners: &[Manner]) -> Self {
        let latest = [self, other].into_iter().max_by_key(|fact| {
            let width = fact.manner(manners).and_then(|manner| manner.width);
            (width.map(|width| u64::from(fact.moment) + u64::from(width)), fact.moment)
        });
        Self { line: self.line.min(other.line), ..latest.unwrap_or(self) }
    }
}

/// `next` is the place of the next link of its chain.
#[derive(Clone, Copy, Debug)]
struct Link {
    fact: Fact,
    next: u32,
}

/// The end of a chain.
const END: u32 = u32::MAX;

/// The chains of one table. A chain is named by the place of its first link.
#[derive(Default)]
pub(crate) struct FactChains {
    links: Vec<Link>,
}

impl FactChains {
    /// A new chain with one fact.
    pub(crate) fn start(&mut self, fact: Fact) -> u32 {
        self.push(fact, END)
    }

    /// Adds a fact to chain `first`; returns what the chain is named now.
    pub(crate) fn add(&mut self, first: u32, fact: Fact, manners: &[Manner]) -> u32 {
        let mut at = first;
        for _ in 0..LOOK {
            let Some(link) = self.links.get_mut(at as usize) else { break };
            if link.fact.is_same(fact, manners) {
                link.fact = link.fact.fold(fact, manners);
                return first;
            }
            at = link.next;
        }
        self.push(fact, first)
    }

    fn push(&mut self, fact: Fact, next: u32) -> u32 {
        if self.links.len() == self.links.capacity() {
            // With a date in each row every entry has a link. Doubling would take more than an entry may.
            self.links.reserve_exact((self.links.len() / 8).max(FEWEST));
        }
        self.links.push(Link { fact, next });
        (self.links.len() - 1) as u32
    }

    /// The facts of chain `first`.
    pub(crate) fn chain(&self, first: u32) -> impl Iterator<Item = Fact> {
        let link = |at: u32| self.links.get(at as usize);
        std::iter::successors(link(first), move |before| link(before.next)).map(|link| link.fact)
    }

    /// Makes equal facts of a chain one, and sorts it.
    pub(crate) fn settle(&mut self, first: u32, manners: &[Manner]) {
        let mut facts: Vec<Fact> = self.chain(first).collect();
        if facts.len() == 1 {
            return;
        }
        facts.sort_unstable_by_key(|fact| fact.rank(manners));
        facts.dedup_by(|fact, last| {
            let is_same = last.is_same(*fact, manners);
            *last = if is_same { last.fold(*fact, manners) } else { *last };
            is_same
        });
        let (mut at, end) = (first, facts.len());
        for (count, fact) in (1..).zip(facts) {
            let Some(link) = self.links.get_mut(at as usize) else { return };
            let next = if count == end { END } else { link.next };
            at = mem::replace(link, Link { fact, next }).next;
        }
    }

    /// How much memory they take.
    pub(crate) fn bytes(&self) -> usize {
        self.links.capacity() * size_of::<Link>()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.links.is_empty()
    }
}

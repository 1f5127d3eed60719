//! Which payload layouts there are. A segment names its layout and holds entries of one layout only: what a payload says
//! can then grow a second shape beside the first, and no merge ever reads one as the other.

use crate::base::list_kind::ListKind;

/// A stable number. It is written into stores: numbers are added, never reused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LayoutId(pub(crate) u32);

impl LayoutId {
    /// Entries that forbid; drawn in `segment::layout`.
    pub(crate) const PROHIBITIONS: Self = Self(1);
    /// A second one, so that tests see two side by side. Its payloads are those of the first and seven bytes more.
    #[cfg(test)]
    pub(crate) const OF_TESTS: Self = Self(1000);

    /// Whether this scrub can read it.
    pub(crate) fn is_known(self) -> bool {
        #[cfg(test)]
        if self == Self::OF_TESTS {
            return true;
        }
        self == Self::PROHIBITIONS
    }

    /// The layout of entries of `kind`.
    pub(crate) fn of(kind: ListKind) -> Self {
        match kind {
            ListKind::Optout | ListKind::Complaint | ListKind::Bounce | ListKind::Register => Self::PROHIBITIONS,
        }
    }
}

impl std::fmt::Display for LayoutId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

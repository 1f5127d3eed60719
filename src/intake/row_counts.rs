//! How many rows of a list were what. Data only.

/// See the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows that are neither blank nor comments.
    pub lines: u64,
    /// Rows with an entry and nothing that cannot be read.
    pub good: u64,
    /// Rows that hold something that cannot be read.
    pub unreadable: u64,
    /// In a list of bounces: rows with an @ that is nobody's address.
    pub broken: u64,
    /// In a list of bounces: rows with a second address, which is no entry.
    pub second: u64,
    /// In a list of bounces: rows about a mailbox that was only full, or away for a while.
    pub soft: u64,
    /// Such rows of a list that only its header calls one of bounces: they count as the others do.
    pub soft_taken: u64,
    /// Numbers beside an entry that nobody can dial: nothing says their country.
    pub numbers_unread: u64,
    /// Rows that cannot be read because of such a number.
    pub without_country: u64,
    /// Answers of a register that say nothing: it does not know, or was not asked.
    pub unanswered: u64,
    /// Rows of the right width without content in the columns that were read.
    pub vacant: u64,
    /// Rows with an @ outside the columns that were read.
    pub elsewhere: u64,
    /// Records over several lines that look like rows of their own, as a stray quote makes them.
    pub swallowed: u64,
    /// Rows with a domain beside an address or a digest.
    pub domains_beside: u64,
    /// Rows that were asked for, and those that were not.
    pub taken: u64,
    pub passed_over: u64,
    /// Rows with an entry in which an own column objects, that say yes, and that say neither, if somebody asks.
    pub objecting: u64,
    pub staying: u64,
    pub silent: u64,
    /// Of those that object the rows where only a mere status may do so; and rows of which one may say yes.
    pub may_object: u64,
    pub may_stay: u64,
    /// Comments that hold an identifier.
    pub comments: u64,
    /// Rows with a readable date.
    pub dates: u64,
    /// Rows with a date that cannot be read.
    pub unreadable_dates: u64,
}

impl RowCounts {
    /// Adds those of another part.
    pub(super) fn add_all(&mut self, other: &Self) {
        self.lines += other.lines;
        self.good += other.good;
        self.unreadable += other.unreadable;
        self.broken += other.broken;
        self.second += other.second;
        self.soft += other.soft;
        self.soft_taken += other.soft_taken;
        self.numbers_unread += other.numbers_unread;
        self.unanswered += other.unanswered;
        self.without_country += other.without_country;
        self.vacant += other.vacant;
        self.elsewhere += other.elsewhere;
        self.swallowed += other.swallowed;
        self.domains_beside += other.domains_beside;
        self.taken += other.taken;
        self.passed_over += other.passed_over;
        self.objecting += other.objecting;
        self.staying += other.staying;
        self.silent += other.silent;
        self.may_object += other.may_object;
        self.may_stay += other.may_stay;
        self.comments += other.comments;
        self.dates += other.dates;
        self.unreadable_dates += other.unreadable_dates;
    }
}

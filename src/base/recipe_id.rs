//! The number of a recipe: of a way in which an identifier becomes what a list holds. The table of recipes is
//! `identity::recipe`; layers that keep or look up keys need only the number.

/// A stable number. It is written into stores: numbers are added, never reused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecipeId(pub u16);

impl std::fmt::Display for RecipeId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

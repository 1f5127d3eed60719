//! A large array of zeros that is written here and there. It comes from the operating system as it is touched, or at once,
//! in huge pages where there are some: a table of millions of slots is touched all over, and each small page costs a fault.
//! Its length never changes.

use std::io;
use std::marker::PhantomData;
use std::ops::Range;

use memmap2::MmapMut;
use zerocopy::{FromBytes, Immutable, IntoBytes};

/// The size of a huge page on most machines.
const HUGE: usize = 2 << 20;
/// Below this many bytes a huge page would mostly be air.
const HUGE_FROM: usize = 2 * HUGE;

/// See the module.
pub struct Zeroed<T> {
    map: MmapMut,
    /// Where the array lies in it.
    bytes: Range<usize>,
    elements: PhantomData<T>,
}

impl<T: FromBytes + IntoBytes + Immutable> Zeroed<T> {
    /// `len` elements of zero bytes.
    ///
    /// # Errors
    /// When there is not that much memory.
    pub fn new(len: usize) -> io::Result<Self> {
        let bytes = len.checked_mul(size_of::<T>()).ok_or(io::ErrorKind::OutOfMemory)?;
        // Huge pages begin at their multiples only.
        let spare = if bytes < HUGE_FROM { 0 } else { HUGE };
        let map = MmapMut::map_anon(bytes.checked_add(spare).ok_or(io::ErrorKind::OutOfMemory)?)?;
        let start = if spare == 0 { 0 } else { map.as_ptr().align_offset(HUGE).min(spare) };
        let array = Self { map, bytes: start..start + bytes, elements: PhantomData };
        #[cfg(target_os = "linux")]
        array.advise(memmap2::Advice::HugePage);
        Ok(array)
    }

    /// As [`Zeroed::new`], for an array that is soon touched everywhere and read before it is written: all of its memory is
    /// there at once, and not mapped twice page by page.
    ///
    /// # Errors
    /// When there is not that much memory.
    pub fn new_in_memory(len: usize) -> io::Result<Self> {
        let array = Self::new(len)?;
        #[cfg(target_os = "linux")]
        array.advise(memmap2::Advice::PopulateWrite);
        Ok(array)
    }

    /// Advises the operating system about a large array. Where it takes no advice, all works as well.
    #[cfg(target_os = "linux")]
    fn advise(&self, advice: memmap2::Advice) {
        if self.bytes.len() >= HUGE_FROM {
            let _ = self.map.advise_range(advice, self.bytes.start, self.bytes.len());
        }
    }

    /// The elements.
    #[inline]
    #[must_use]
    pub fn slice(&self) -> &[T] {
        // It begins at a page, and its length was made of whole elements.
        <[T]>::ref_from_bytes(self.map.get(self.bytes.clone()).unwrap_or_default()).unwrap_or_default()
    }

    /// The elements, to be changed.
    #[inline]
    pub fn slice_mut(&mut self) -> &mut [T] {
        <[T]>::mut_from_bytes(self.map.get_mut(self.bytes.clone()).unwrap_or_default()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_elements_are_there_and_zero() {
        for len in [0, 1, 7, 4096, 1 << 20, (1 << 20) + 1] {
            let mut array = if len % 2 == 0 { Zeroed::<u128>::new(len) } else { Zeroed::new_in_memory(len) }.unwrap();
            assert!(array.slice().len() == len && array.slice().iter().all(|element| *element == 0), "{len}");
            array.slice_mut().iter_mut().for_each(|element| *element = 7);
            assert_eq!(array.slice().iter().sum::<u128>(), 7 * len as u128);
        }
    }

    #[test]
    fn a_large_array_begins_where_a_huge_page_does() {
        let array = Zeroed::<u128>::new(HUGE_FROM / size_of::<u128>()).unwrap();
        assert_eq!(array.slice().as_ptr().align_offset(HUGE), 0);
    }

    #[test]
    fn more_than_there_is_is_an_error() {
        assert!(Zeroed::<u128>::new(usize::MAX / 8).is_err());
        assert!(Zeroed::<u128>::new(usize::MAX / 64).is_err());
    }
}

//! A large array of zeros that is written here and there. It comes from the operating system page by page as it is
//! touched, in huge pages where there are some: a table of millions of slots is touched all over, and each small page
//! costs a fault. Its length never changes.

use std::io;
use std::marker::PhantomData;

use memmap2::MmapMut;
use zerocopy::{FromBytes, Immutable, IntoBytes};

/// Below this many bytes a huge page would mostly be air.
#[cfg(target_os = "linux")]
const HUGE_FROM: usize = 4 << 20;

/// See the module.
pub struct Zeroed<T> {
    map: MmapMut,
    elements: PhantomData<T>,
}

impl<T: FromBytes + IntoBytes + Immutable> Zeroed<T> {
    /// `len` elements of zero bytes.
    ///
    /// # Errors
    /// When there is not that much memory.
    pub fn new(len: usize) -> io::Result<Self> {
        let bytes = len.checked_mul(size_of::<T>()).ok_or(io::ErrorKind::OutOfMemory)?;
        let map = MmapMut::map_anon(bytes)?;
        #[cfg(target_os = "linux")]
        if bytes >= HUGE_FROM {
            // An advice only: where it is not taken, all works as well.
            let _ = map.advise(memmap2::Advice::HugePage);
        }
        Ok(Self { map, elements: PhantomData })
    }

    /// The elements.
    #[inline]
    #[must_use]
    pub fn slice(&self) -> &[T] {
        // A map begins at a page, and its length was made of whole elements.
        <[T]>::ref_from_bytes(&self.map).unwrap_or_default()
    }

    /// The elements, to be changed.
    #[inline]
    pub fn slice_mut(&mut self) -> &mut [T] {
        <[T]>::mut_from_bytes(&mut self.map).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_elements_are_there_and_zero() {
        for len in [0, 1, 7, 4096, 1 << 20] {
            let mut array = Zeroed::<u128>::new(len).unwrap();
            assert!(array.slice().len() == len && array.slice().iter().all(|element| *element == 0), "{len}");
            array.slice_mut().iter_mut().for_each(|element| *element = 7);
            assert_eq!(array.slice().iter().sum::<u128>(), 7 * len as u128);
        }
    }

    #[test]
    fn more_than_there_is_is_an_error() {
        assert!(Zeroed::<u128>::new(usize::MAX / 8).is_err());
        assert!(Zeroed::<u128>::new(usize::MAX / 64).is_err());
    }
}

//! Asks for memory ahead of its use. A load that waits blocks what follows it after some ten lookups; a prefetch does
//! not, so a whole group of lookups can wait at once. Changes no result. Where it does not exist it does nothing.

/// Brings the cache line of `slice[at]` nearer, if there is such an element.
#[cfg(target_arch = "x86_64")]
#[expect(unsafe_code, reason = "the instruction has no safe form; it reads nothing")]
#[inline]
pub fn prefetch<T>(slice: &[T], at: usize) {
    use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
    if let Some(element) = slice.get(at) {
        // SAFETY: the address is that of a live element, SSE is part of x86-64, and a prefetch reads nothing anyway.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(std::ptr::from_ref(element).cast()) };
    }
}

/// See above.
#[cfg(not(target_arch = "x86_64"))]
#[inline]
pub fn prefetch<T>(_: &[T], _: usize) {}

/// As [`prefetch`], of `slice[at]` and the three elements behind it, for a search that looks at a few: the last of them may
/// lie in the next line.
#[inline]
pub fn prefetch_few<T>(slice: &[T], at: usize) {
    prefetch(slice, at);
    prefetch(slice, at + 3);
}

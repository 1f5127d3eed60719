//! The limit of the system for the size of a file (`ulimit -f`). Reaching it is to be an error like a full disk, not the end
//! of the process, which would leave temporary files with contacts.

#![expect(unsafe_code, reason = "a signal is ignored through the C library")]

/// From now on whoever writes more than the limit allows gets an error.
pub fn make_limit_an_error() {
    // SAFETY: `signal` takes two numbers here, and no code of ours is called.
    unsafe { libc::signal(libc::SIGXFSZ, libc::SIG_IGN) };
}

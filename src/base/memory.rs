//! How much memory this process can have: what the machine has, or less where a control group says so (a container, a
//! service with a limit). What cannot be found out limits nothing.

#![expect(unsafe_code, reason = "the operating system is asked through the C library")]

use std::fs;
use std::path::Path;

/// Bytes, if they can be told.
#[must_use]
pub fn total() -> Option<u64> {
    let machine = Some(sysconf(libc::_SC_PHYS_PAGES)?.saturating_mul(sysconf(libc::_SC_PAGESIZE)?));
    // Present on Linux only; elsewhere there are no control groups.
    let groups = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    machine.into_iter().chain(groups.lines().filter_map(|line| group_limit(line, Path::new("/sys/fs/cgroup")))).min()
}

fn sysconf(name: libc::c_int) -> Option<u64> {
    // SAFETY: `sysconf` takes a number, reads no memory of ours, and answers -1 to one that it does not know.
    let answer = unsafe { libc::sysconf(name) };
    u64::try_from(answer).ok()
}

/// The lowest limit of a line of `/proc/self/cgroup` (`number:controllers:path`): of the group or of one above it. A
/// container sees the path of the world outside, and its own limit at the root.
fn group_limit(line: &str, root: &Path) -> Option<u64> {
    let mut parts = line.splitn(3, ':').skip(1);
    let (controllers, path) = (parts.next()?, parts.next()?.trim_start_matches('/'));
    let (mount, file) = match controllers {
        "" => (root.to_owned(), "memory.max"),
        some if some.split(',').any(|name| name == "memory") => (root.join("memory"), "memory.limit_in_bytes"),
        _ => return None,
    };
    let limit = |group: &Path| fs::read_to_string(mount.join(group).join(file)).ok()?.trim().parse::<u64>().ok();
    Path::new(path).ancestors().filter_map(limit).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_has_some_memory() {
        let total = total().unwrap();
        assert!((64 << 20..1 << 50).contains(&total), "{total}");
    }

    #[test]
    fn the_lowest_limit_on_the_way_to_the_root_counts() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("a/b/memory.max", "max\n");
        write("a/memory.max", "700\n");
        write("memory.max", "900\n");
        write("memory/memory.limit_in_bytes", "500\n");
        write("memory/c/memory.limit_in_bytes", "9223372036854771712\n");
        for (line, limit) in [
            ("0::/a/b", Some(700)),
            ("0::/", Some(900)),
            ("0::/unknown/outside", Some(900)),
            ("4:memory:/c", Some(500)),
            ("5:cpu,memory:/", Some(500)),
            ("3:cpuset:/a", None),
            ("", None),
            ("0:", None),
        ] {
            assert_eq!(group_limit(line, root.path()), limit, "{line}");
        }
    }
}

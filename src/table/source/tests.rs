//! Inputs as they come from disks, pipes and packers.

use std::io::Write;
use std::sync::atomic::Ordering;

use super::*;

const TEXT: &[u8] = b"email\na@b.de\nc@d.de\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd_of(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}

/// Everything, and what is known at the end.
fn read_all(bytes: Vec<u8>) -> Result<(Vec<u8>, SourceEnd), TableError> {
    let mut source = Source::from_bytes(bytes)?;
    let mut out = Vec::new();
    match source.read_to_end(&mut out) {
        Ok(_) => Ok((out, source.finish()?)),
        Err(error) => Err(source.explain(error)),
    }
}

#[test]
fn packed_inputs_are_found_by_content() {
    let skippable = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3][..], &zstd_of(TEXT)].concat();
    let cases = [
        (TEXT.to_vec(), Compression::None),
        (gzip(TEXT), Compression::Gzip),
        (zstd_of(TEXT), Compression::Zstd),
        (skippable, Compression::Zstd),
    ];
    for (packed, compression) in cases {
        let (out, end) = read_all(packed.clone()).unwrap();
        assert_eq!(out, TEXT);
        assert_eq!(end.compression, compression);
        assert_eq!((end.bytes, end.decoded_bytes), (packed.len() as u64, TEXT.len() as u64));
        assert_eq!(end.digest, FileDigest::of(DigestAlgorithm::default(), &packed));
    }
}

/// Gives at most so many bytes a call, as a pipe may, and is interrupted before each.
struct Dripping {
    bytes: Cursor<Vec<u8>>,
    most: usize,
    calls: usize,
}

impl Read for Dripping {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.calls += 1;
        if self.calls % 2 == 1 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let most = buffer.len().min(self.most);
        self.bytes.read(&mut buffer[..most])
    }
}

#[test]
fn a_pipe_that_drips_is_the_same_input() {
    for algorithm in DigestAlgorithm::ALL {
        for packed in [TEXT.to_vec(), b"a".to_vec(), Vec::new(), gzip(TEXT), zstd_of(TEXT)] {
            for most in 1..6 {
                let pipe = Dripping { bytes: Cursor::new(packed.clone()), most, calls: 0 };
                let mut source = Source::from_reader("pipe", Box::new(pipe), algorithm).unwrap();
                let mut whole = Source::from_bytes(packed.clone()).unwrap();
                let (mut out, mut expected) = (Vec::new(), Vec::new());
                source.read_to_end(&mut out).unwrap();
                whole.read_to_end(&mut expected).unwrap();
                assert_eq!(out, expected);
                let end = source.finish().unwrap();
                assert_eq!((end.bytes, end.digest), (packed.len() as u64, FileDigest::of(algorithm, &packed)));
            }
        }
    }
}

#[test]
fn members_and_frames_follow_each_other() {
    for pack in [gzip, zstd_of] {
        let (out, end) = read_all([pack(b"a,b\n"), pack(b""), pack(b"c,d\n")].concat()).unwrap();
        assert_eq!(out, b"a,b\nc,d\n");
        assert_eq!(end.decoded_bytes, 8);
    }
}

#[test]
fn packed_data_that_is_cut_anywhere_is_an_error() {
    for pack in [gzip, zstd_of] {
        let whole = [pack(TEXT), pack(TEXT)].concat();
        let first = pack(TEXT).len();
        for len in 4..whole.len() {
            let result = read_all(whole[..len].to_vec());
            if len == first {
                assert_eq!(result.unwrap().0, TEXT);
            } else {
                assert!(matches!(result, Err(TableError::Truncated { .. })), "{len} of {}: {result:?}", whole.len());
            }
        }
    }
}

#[test]
fn damaged_packed_data_is_an_error() {
    let mut gzip = gzip(TEXT);
    let last = gzip.len() - 6;
    gzip[last] ^= 1;
    assert!(matches!(read_all(gzip), Err(TableError::Damaged { compression: Compression::Gzip, .. })));
    let rubbish_behind = [zstd_of(TEXT), b"and then some".to_vec()].concat();
    assert!(matches!(read_all(rubbish_behind), Err(TableError::Damaged { compression: Compression::Zstd, .. })));
}

#[test]
fn peeking_consumes_nothing() {
    let mut source = Source::from_bytes(gzip(TEXT)).unwrap();
    assert_eq!(source.peek(5).unwrap(), b"email");
    assert_eq!(source.peek(3).unwrap(), b"email");
    let mut two = [0; 2];
    source.read_exact(&mut two).unwrap();
    assert_eq!(source.peek(1000).unwrap(), &TEXT[2..]);
    let mut rest = Vec::new();
    source.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, &TEXT[2..]);
    assert_eq!(source.finish().unwrap().decoded_bytes, TEXT.len() as u64);
}

#[test]
fn a_file_that_changes_is_an_error() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("list.csv");
    let open = || {
        std::fs::write(&path, TEXT).unwrap();
        let mut source = Source::open(&path, DigestAlgorithm::Sha256).unwrap();
        assert_eq!(source.len_on_disk(), Some(TEXT.len() as u64));
        source.read_to_end(&mut Vec::new()).unwrap();
        assert_eq!(source.position().load(Ordering::Relaxed), TEXT.len() as u64);
        source
    };
    assert!(open().finish().is_ok());

    let longer = open();
    File::options().append(true).open(&path).unwrap().write_all(b"more").unwrap();
    assert!(matches!(longer.finish(), Err(TableError::Changed { .. })));

    let touched = open();
    let file = File::options().write(true).open(&path).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    assert!(matches!(touched.finish(), Err(TableError::Changed { .. })));
}

#[test]
fn what_is_no_file_says_so() {
    let directory = tempfile::tempdir().unwrap();
    assert!(matches!(Source::open(directory.path(), DigestAlgorithm::Blake3), Err(TableError::Directory { .. })));
    assert!(matches!(
        Source::open(&directory.path().join("none"), DigestAlgorithm::Blake3),
        Err(TableError::Read { .. })
    ));
}

#[test]
fn names_tell_how_an_output_is_packed() {
    assert_eq!(Compression::of_name(Path::new("a.csv.gz")), Compression::Gzip);
    assert_eq!(Compression::of_name(Path::new("a.csv.ZST")), Compression::Zstd);
    assert_eq!(Compression::of_name(Path::new("gz")), Compression::None);
}

//! Published digests, the way there and back, and pieces of any size.

use proptest::prelude::*;

use super::*;

/// The input of BLAKE3's official test vectors: 0, 1 ... 250, 0, 1 ...
fn counted(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at % 251) as u8).collect()
}

/// From `test_vectors.json` of the BLAKE3 repository, the first 32 bytes of `hash`: around a block, a chunk, and trees
/// that are full and that are not.
const BLAKE3: [(usize, &str); 12] = [
    (0, "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"),
    (1, "2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213"),
    (64, "4eed7141ea4a5cd4b788606bd23f46e212af9cacebacdc7d1f4c6dc7f2511b98"),
    (1023, "10108970eeda3eb932baac1428c7a2163b0e924c9a9e25b35bba72b28f70bd11"),
    (1024, "42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7"),
    (1025, "d00278ae47eb27b34faecf67b4fe263f82d5412916c1ffd97c8cb7fb814b8444"),
    (2048, "e776b6028c7cd22a4d0ba182a8bf62205d2ef576467e838ed6f2529b85fba24a"),
    (3072, "b98cb0ff3623be03326b373de6b9095218513e64f1ee2edd2525c7ad1e5cffd2"),
    (8192, "aae792484c8efe4f19e2ca7d371d8c467ffb10748d8a5a1ae579948f718a2a63"),
    (16384, "f875d6646de28985646f34ee13be9a576fd515f76b5b0a26bb324735041ddde4"),
    (31744, "62b6960e1a44bcc1eb1a611a8d6235b6b4b78f32e7abc4fb4c6cdcce94895c47"),
    (102400, "bc3e3d41a1146b069abffad3c0d44860cf664390afce4d9661f7902e7943e085"),
];

#[test]
fn blake3_is_that_of_the_official_vectors() {
    for (length, hex) in BLAKE3 {
        let digest = FileDigest::of(DigestAlgorithm::Blake3, &counted(length));
        assert_eq!(digest.to_string(), format!("blake3:{hex}"), "{length} bytes");
    }
}

/// From FIPS 180-2, appendix B, and the empty text.
#[test]
fn sha256_is_that_of_the_standard() {
    for (bytes, hex) in [
        (Vec::new(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (b"abc".to_vec(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".to_vec(),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
        (vec![b'a'; 1_000_000], "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ] {
        let digest = FileDigest::of(DigestAlgorithm::Sha256, &bytes);
        assert_eq!(digest.to_string(), format!("sha256:{hex}"), "{} bytes", bytes.len());
    }
}

#[test]
fn a_digest_that_cannot_be_read_says_why() {
    let digits = "0f".repeat(32);
    for (text, why) in [
        (digits.clone(), BadDigest::NoAlgorithm),
        (String::new(), BadDigest::NoAlgorithm),
        (format!("md5:{digits}"), BadDigest::UnknownAlgorithm),
        (format!("SHA256:{digits}"), BadDigest::UnknownAlgorithm),
        (format!("sha-256:{digits}"), BadDigest::UnknownAlgorithm),
        (format!(" sha256:{digits}"), BadDigest::UnknownAlgorithm),
        (format!("blake3::{}", &digits[1..]), BadDigest::NotHex),
        ("blake3:".to_owned(), BadDigest::WrongLength),
        (format!("blake3:{}", &digits[1..]), BadDigest::WrongLength),
        (format!("blake3:{digits}0"), BadDigest::WrongLength),
        (format!("blake3:{digits}\n"), BadDigest::WrongLength),
        (format!("blake3:{}g", &digits[1..]), BadDigest::NotHex),
        (format!("blake3:{}é", &digits[2..]), BadDigest::NotHex),
    ] {
        assert_eq!(text.parse::<FileDigest>(), Err(why), "{text:?}");
    }
}

#[test]
fn algorithms_have_stable_names_and_differ() {
    for algorithm in DigestAlgorithm::ALL {
        assert_eq!(algorithm.name().parse(), Ok(algorithm));
        assert_eq!(FileDigest::of(algorithm, b"x").algorithm(), algorithm);
    }
    assert!("BLAKE3".parse::<DigestAlgorithm>().is_err_and(|error| error.to_string().contains("blake3, sha256")));
    let digits = "0f".repeat(32);
    let digest = |name: &str| format!("{name}:{digits}").parse::<FileDigest>().unwrap();
    assert_ne!(digest("blake3"), digest("sha256"));
}

proptest! {
    #[test]
    fn every_digest_reads_back(sha in any::<bool>(), bytes in any::<[u8; LENGTH]>()) {
        let algorithm = if sha { DigestAlgorithm::Sha256 } else { DigestAlgorithm::Blake3 };
        let digest = FileDigest { algorithm, bytes };
        prop_assert_eq!(digest.to_string().parse(), Ok(digest));
    }

    /// The pieces of a file are cut by blocks, buffers and pipes.
    #[test]
    fn pieces_of_any_size_make_one_digest(
        length in 0_usize..200_000,
        sizes in prop::collection::vec(prop_oneof![0_usize..70, 900_usize..1200, 16_000_usize..140_000], 1..40),
    ) {
        let bytes = counted(length);
        for algorithm in DigestAlgorithm::ALL {
            let mut digester = Digester::new(algorithm);
            let mut rest = bytes.as_slice();
            for size in &sizes {
                let (piece, behind) = rest.split_at(rest.len().min(*size));
                digester.update(piece);
                rest = behind;
            }
            digester.update(rest);
            prop_assert_eq!(digester.finish(), FileDigest::of(algorithm, &bytes));
        }
    }
}

/// The bounds of the run time. Each is here so that no reply and no image can make it grow.
public enum Limits {
  /// Bytes of one reply that are read. RFC 5321 (4.5.3.1.5) allows 512 a line; the longest real
  /// multi-line reply seen is under 4 KiB. What lies beyond this bound is ignored.
  public static let replyBytes = 1 << 20

  /// Signatures of one reply that are weighed to find its ESP. More than this many in one reply is
  /// no evidence at all: the ESP stays unknown.
  package static let signatures = 32

  /// Links of a `like` chain that are followed.
  package static let likeDepth = 16

  /// Bytes of a host or domain name that are looked up: RFC 1035 (2.3.4) allows 255.
  package static let hostBytes = 255

  /// Leading wrappers (`smtp;`, `host … said:`) that are taken off one reply.
  package static let wrappers = 4

  /// Bytes in which `said:` is looked for: a host name, an address, a few words.
  package static let wrapperBytes = 512

  /// Bytes at the end in which `(in reply to … command)` is looked for.
  package static let suffixBytes = 96

  /// Bytes in which `: 550 …` is looked for where a reply does not begin with a code.
  package static let embeddedCodeBytes = 1_024
}

import Peers

/// A library that finds many regexes, if it is installed.
final class PeerEngine {
  let name: String
  private let peer: Int32
  private let compiled: UnsafeMutableRawPointer

  enum Missing: Error {
    case notInstalled
    case refused(String)
  }

  /// What one command installs all of them.
  static let installation = "apt-get install libhyperscan5 libpcre2-8-0 libre2-dev"

  static let hyperscan = Int(peer_hyperscan)
  static let regexSet = Int(peer_re2_set)
  static let loop = Int(peer_pcre2_loop)
  static let every = [hyperscan, loop, regexSet]

  static func title(_ peer: Int) -> String {
    switch peer {
    case hyperscan: "Hyperscan"
    case loop: "PCRE2"
    default: "RE2"
    }
  }

  /// Its name and version, nil where it is not installed.
  static func version(_ peer: Int) -> String? {
    let name = String(cString: peer_version(Int32(peer)))
    return name.isEmpty ? nil : name
  }

  /// Compiles `expressions`, which may hold no zero byte.
  init(_ peer: Int, _ expressions: [String], inAnyCase: Bool = true) throws {
    guard let name = Self.version(peer) else { throw Missing.notInstalled }
    var error = [CChar](repeating: 0, count: 512)
    var texts: [UnsafePointer<CChar>?] = expressions.map { text in
      let bytes = Array(text.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      copy.initialize(from: bytes, count: bytes.count)
      return UnsafePointer(copy)
    }
    defer { for text in texts { text?.deallocate() } }
    guard
      let compiled = peer_compile(
        Int32(peer), &texts, texts.count, inAnyCase ? 1 : 0, &error, error.count)
    else {
      throw Missing.refused(
        String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    self.name = name
    self.peer = Int32(peer)
    self.compiled = compiled
  }

  deinit { peer_free(peer, compiled) }

  /// Bytes that it compiled to, 0 where it does not say.
  var size: Int { peer_size(peer, compiled) }

  /// The place of the first rule that each line matches, or -1.
  func classify(_ lines: Lines, into places: inout [Int32]) {
    lines.withPeerLines { lines in peer_first(peer, compiled, lines, &places) }
  }

  /// How many expressions all lines match. Hyperscan only.
  func countAll(_ lines: Lines) -> Int {
    lines.withPeerLines { Int(peer_count_all(compiled, $0)) }
  }

  /// For each line a row of bits, one an expression that matches. Hyperscan only.
  func all(_ lines: Lines, row: Int) -> [UInt64] {
    var sets = [UInt64](repeating: 0, count: lines.count * row)
    lines.withPeerLines { peer_all(compiled, $0, &sets, row) }
    return sets
  }
}

internal import NixieSyntax

/// Paths as reports write them.
enum ReportedPath {
  /// A relative reference (RFC 3986), or a `file` address of an absolute path. What has a meaning
  /// in an address, and every byte beyond ASCII, is written as `%` and two digits.
  static func uri(_ path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  /// A number that stays the same for the same words: FNV-1a, 64 bits
  /// (draft-eastlake-fnv), as 16 digits. Reports tell old findings from new ones by it.
  static func fingerprint(_ words: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in words {
      for byte in Array(word.utf8) + [0] {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Report {
  /// A fingerprint for each finding: of its file, code, message and source line, and for equal
  /// ones of their number, so that lines added above change nothing.
  var fingerprints: [String] {
    var seen: [String: Int] = [:]
    return diagnostics.map { diagnostic in
      let source =
        sources.indices.contains(diagnostic.span.file) ? sources[diagnostic.span.file] : nil
      let words = [
        source?.path ?? "", diagnostic.code.rawValue, diagnostic.message,
        source.map { $0.lineText($0.line(of: diagnostic.span.start)) } ?? "",
      ]
      let first = ReportedPath.fingerprint(words)
      let count = seen[first, default: 0]
      seen[first] = count + 1
      return count == 0 ? first : ReportedPath.fingerprint(words + ["\(count)"])
    }
  }
}

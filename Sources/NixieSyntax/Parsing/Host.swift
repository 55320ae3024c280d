/// The form of a host or domain in a rule: `example.com`, or `*.example.com` for all below it.
enum Host {
  /// Whether small letters `host` has the form; labels are letters, digits, `-` and `_`.
  static func isValid(_ host: String) -> Bool {
    var labels = host.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count > 1, labels[0] == "*" { labels.removeFirst() }
    return host.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count)
          && label.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
              || $0 == UInt8(ascii: "_")
          }
      }
  }

  /// The host in what somebody pasted: an address, a URL, a name with a dot at its end.
  static func corrected(_ written: String) -> String? {
    var rest = Substring(written)
    if let scheme = rest.utf8.firstRange(of: Array("://".utf8)) {
      rest = rest[scheme.upperBound...]
      rest = rest.prefix { $0 != "/" && $0 != ":" }
    }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    while rest.last == "." { rest.removeLast() }
    if rest.first == "." { rest = "*" + rest }
    let host = String(rest)
    return host != written && isValid(host) ? host : nil
  }
}

extension Collection where Element: Equatable {
  /// The first place of `needle`, which is short.
  func firstRange(of needle: [Element]) -> Range<Index>? {
    var start = startIndex
    while start != endIndex {
      var cursor = start
      var matched = 0
      while matched < needle.count, cursor != endIndex, self[cursor] == needle[matched] {
        cursor = index(after: cursor)
        matched += 1
      }
      if matched == needle.count { return start..<cursor }
      start = index(after: start)
    }
    return nil
  }
}

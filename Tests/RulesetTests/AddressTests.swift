import NixieCompiler
import NixieSyntax
import Testing

/// Replies in rulesets name nobody: only addresses and domains kept for documentation
/// (RFC 5737, 3849, 2606), and hosts of the providers themselves.
@Suite struct AddressTests {
  /// Domains that providers' own documentation uses, and that no `esp` stanza names.
  private static let documented = ["abuse-att.net", "coolexample.com"]

  @Test(arguments: Shipped.files)
  func repliesNameNobody(in file: String) throws {
    for (line, text) in replies(try #require(Shipped.trees[file])) {
      for address in Self.addresses(text) where !Self.isReserved(address) {
        // Yahoo's deferrals carry a number of four parts that is no address.
        if address.hasPrefix("4.16.5") { continue }
        Issue.record("\(file):\(line): \(address) is somebody's address")
      }
      for domain in Self.domains(text) where !Self.isFree(domain) {
        Issue.record("\(file):\(line): \(domain) is somebody's domain")
      }
    }
  }

  @Test func theTestItselfSees() {
    #expect(
      Self.addresses("a [192.0.2.1] b 10.1.2.3, 1.2.3.4.5 no=4.7.1") == ["192.0.2.1", "10.1.2.3"])
    #expect(Self.addresses("from 2001:db8::1; at 10:20:30") == ["2001:db8::1"])
    #expect(Self.isReserved("203.0.113.9") && !Self.isReserved("8.8.8.8"))
    #expect(Self.isReserved("2001:db8::1") && !Self.isReserved("2a00:1450::1"))
    #expect(Self.domains("<a@b.example.org> c@corp.de.") == ["b.example.org", "corp.de"])
    #expect(Self.isFree("mail.example.com") && !Self.isFree("corp.de"))
  }

  /// The replies of a file and the lines they stand on.
  private func replies(_ tree: SyntaxTree) -> [(Int, String)] {
    tree.stanzas.flatMap(\.fields).compactMap { field in
      switch field.value {
      case .sample(let sample): (tree.source.line(of: field.span.start), sample.text.value)
      case .expectation(let line): (tree.source.line(of: field.span.start), line.text.value)
      default: nil
      }
    }
  }

  // MARK: Addresses

  /// What looks like an IP address, version 4 or 6.
  private static func addresses(_ text: String) -> [String] {
    text.split { !($0.isHexDigit || $0 == "." || $0 == ":") }.compactMap { word in
      var word = word
      while let last = word.last, last == "." || last == ":" { word.removeLast() }
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return String(word) }
      let groups = word.split(separator: ":", omittingEmptySubsequences: false)
      let isTime = groups.count == 3 && groups.allSatisfy { $0.count == 2 }
      let isVersion6 = groups.count >= 3 && !isTime && groups.allSatisfy { $0.count <= 4 }
      return isVersion6 && !word.contains(".") && word.count > 3 ? String(word) : nil
    }
  }

  private static func isReserved(_ address: String) -> Bool {
    // Yahoo's codes 4.16.55.1 and 4.16.56.1 look like addresses.
    let reserved = [
      "192.0.2.", "198.51.100.", "203.0.113.", "127.", "2001:db8:", "4.16.55.", "4.16.56.",
    ]
    return reserved.contains { address.lowercased().hasPrefix($0) }
  }

  // MARK: Domains

  /// The domains of mail addresses.
  private static func domains(_ text: String) -> [String] {
    text.split(separator: "@").dropFirst().compactMap { rest in
      var name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
      while name.last == "." { name.removeLast() }
      return name.contains(".") ? String(name).lowercased() : nil
    }
  }

  private static func isFree(_ domain: String) -> Bool {
    let labels = domain.split(separator: ".")
    if ["example", "test", "invalid"].contains(labels.last ?? "") { return true }
    if labels.suffix(3).contains("example") { return true }
    return (documented + providers).contains { domain == $0 || domain.hasSuffix("." + $0) }
  }

  private static let providers = Shipped.ruleset.esps.flatMap { esp in
    (esp.hosts + esp.domains).map(\.name)
  }
}

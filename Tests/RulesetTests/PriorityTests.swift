import NixieSyntax
import Testing

/// Who speaks, and who says it more closely, decide which rule wins. Where that is not enough a rule
/// names those that lose to it; a priority only holds back what is broad.
@Suite struct PriorityTests {
  /// What a server says behind a positive code is no error, whatever its words.
  private static let lifted = ["delivered"]

  @Test(arguments: Shipped.files)
  func noOtherRuleIsLifted(in file: String) throws {
    for stanza in try #require(Shipped.trees[file]).stanzas {
      guard case .integer(let priority)? = stanza.field(.priority)?.value else { continue }
      let name = stanza.name?.value ?? ""
      #expect(priority < 0 || Self.lifted.contains(name), "\(file): \(name)")
    }
  }
}

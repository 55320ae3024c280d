import Nixie
import NixieCompiler
import Testing

/// The categories are an interface: whoever reads the answers builds on their ids, and on what
/// they say by default. Adding one is a decision, changing one breaks somebody.
@Suite struct CategoryTests {
  /// Id, permanence, party, action.
  private static let agreed = """
    mailbox-unknown permanent recipient suppress
    address-malformed permanent recipient suppress
    mailbox-disabled permanent recipient suppress
    mailbox-moved permanent recipient suppress
    mailbox-full temporary recipient retry
    recipient-refused permanent recipient review
    domain-unknown permanent recipient suppress
    domain-no-mail permanent recipient suppress
    dns-failure temporary network retry
    connection-failed temporary network retry
    connection-lost temporary network retry
    routing-loop permanent receiver contact
    tls-failure by-code sender fix-config
    message-expired permanent network review
    server-busy temporary receiver retry
    server-full temporary receiver retry
    server-error by-code receiver retry
    temporary-failure temporary receiver retry
    greylisted temporary receiver retry
    rate-limited temporary sender slow-down
    recipient-rate-limited temporary recipient slow-down
    too-many-connections temporary sender slow-down
    too-many-recipients temporary sender split
    local-throttle temporary local wait
    suppressed permanent local none
    ip-blocklisted by-code sender delist
    domain-blocklisted by-code sender delist
    poor-reputation by-code sender improve-reputation
    region-blocked permanent sender review
    authentication-failed by-code sender fix-authentication
    reverse-dns-missing by-code sender fix-dns
    login-required permanent sender fix-config
    sender-refused permanent sender fix-config
    relay-denied permanent sender fix-config
    spam-content permanent sender fix-content
    virus permanent sender fix-content
    attachment-refused permanent sender fix-content
    message-too-large permanent sender fix-content
    message-malformed permanent sender fix-content
    policy-refused by-code sender review
    protocol-error by-code sender review
    auto-reply none recipient ignore
    challenge none recipient review
    complaint none recipient suppress
    delivered none recipient none
    unclassified by-code receiver review
    """

  @Test func theCategoriesAreThoseAgreedOn() {
    let shipped = Shipped.ruleset.categories.map { category in
      "\(category.id) \(word(category.permanence)) \(category.party.name) \(category.action.name)"
    }
    let agreed = Self.agreed.split(separator: "\n").map(String.init)
    #expect(shipped.filter { !agreed.contains($0) } == [])
    #expect(agreed.filter { !shipped.contains($0) } == [])
  }

  @Test func everyCategoryGivesAdvice() {
    for category in Shipped.ruleset.categories {
      #expect(category.advice.count >= 20, "\(category.id)")
      #expect(!category.title.isEmpty, "\(category.id)")
    }
  }

  /// Somebody who reads a category in an answer finds a rule that gives it.
  @Test func everyCategoryIsUsed() {
    let used = Set(Shipped.ruleset.rules.map(\.category))
    let unused = Shipped.ruleset.categories.indices.filter { !used.contains($0) }
    let names = unused.map { Shipped.ruleset.categories[$0].id }
    #expect(names.filter { $0 != "unclassified" } == [])
  }

  private func word(_ permanence: PermanenceRule) -> String {
    switch permanence {
    case .permanent: "permanent"
    case .temporary: "temporary"
    case .none: "none"
    case .byCode: "by-code"
    }
  }
}

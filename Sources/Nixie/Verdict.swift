/// Whether trying again can help.
public enum Permanence: UInt32, CaseIterable, Sendable {
  /// It will fail again until somebody changes something: do not retry.
  case permanent = 0
  /// It may clear with time: retry later.
  case temporary = 1
  /// Nothing failed, as with an automatic reply.
  case none = 2

  /// The word for it in rulesets and output.
  public var name: String {
    switch self {
    case .permanent: "permanent"
    case .temporary: "temporary"
    case .none: "none"
    }
  }
}

/// What a verdict says of permanence before the reply is known. Raw values stand in images.
package enum PermanenceRule: UInt32, CaseIterable, Sendable {
  case permanent = 0
  case temporary = 1
  case none = 2
  case byCode = 3

  /// The answer for a reply with this code and enhanced code.
  ///
  /// By code: 5xx is permanent; 4xx and no code are temporary. Without a reply code the class of
  /// the enhanced status code speaks in its place (RFC 3463, 2). A reply of success failed nothing.
  package func resolved(code: ReplyCode?, enhanced: EnhancedCode?) -> Permanence {
    switch self {
    case .permanent: return .permanent
    case .temporary: return .temporary
    case .none: return .none
    case .byCode:
      switch code?.severity ?? enhanced?.statusClass ?? 4 {
      case 5: return .permanent
      case 4: return .temporary
      default: return .none
      }
    }
  }

  /// The answer for a reply of any code after which the sending system tries again.
  package var deferred: Permanence { resolved(code: nil, enhanced: nil) }
}

/// Who can do something about it.
public enum Party: UInt32, CaseIterable, Sendable {
  /// The addressee, or their administrator.
  case recipient = 0
  /// Whoever sent the message.
  case sender = 1
  /// The operator of the receiving system.
  case receiver = 2
  /// Nobody in particular: DNS, routes, time.
  case network = 3
  /// The sending system itself, by its own rules.
  case local = 4

  /// The word for it in rulesets and output.
  public var name: String {
    switch self {
    case .recipient: "recipient"
    case .sender: "sender"
    case .receiver: "receiver"
    case .network: "network"
    case .local: "local"
    }
  }
}

/// What to do about a reply. Raw values stand in images.
public enum Action: UInt32, CaseIterable, Sendable {
  case suppress = 0
  case retry, review, contact
  case fixConfig, slowDown, split, wait, none, delist
  case improveReputation, fixAuthentication, fixDNS, fixContent, ignore

  /// The word for it in rulesets and output.
  public var name: String {
    switch self {
    case .suppress: "suppress"
    case .retry: "retry"
    case .review: "review"
    case .contact: "contact"
    case .fixConfig: "fix-config"
    case .slowDown: "slow-down"
    case .split: "split"
    case .wait: "wait"
    case .none: "none"
    case .delist: "delist"
    case .improveReputation: "improve-reputation"
    case .fixAuthentication: "fix-authentication"
    case .fixDNS: "fix-dns"
    case .fixContent: "fix-content"
    case .ignore: "ignore"
    }
  }
}

extension Action {
  /// What to do about an answer whose category usually asks for this.
  ///
  /// No code alone is reason enough to give an address up, what fails for good is not tried again,
  /// and an address at which another attempt can help is not given up.
  package func fitting(_ permanence: Permanence, _ decision: Decision) -> Action {
    switch self {
    case .suppress where permanence == .temporary: .retry
    case .suppress where decision == .fallback: .review
    case .retry where permanence == .permanent: .review
    case .wait where permanence == .permanent: .review
    default: self
    }
  }
}

/// How an answer came about.
public enum Decision: UInt8, Sendable {
  /// A rule knew the reply.
  case rule
  /// No rule did; a fallback knew its code.
  case fallback
  /// Nothing knew it.
  case none

  /// The word for it in output.
  public var name: String {
    switch self {
    case .rule: "rule"
    case .fallback: "fallback"
    case .none: "none"
    }
  }
}

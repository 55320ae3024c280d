/// Whether a failure stays: the words behind `permanence` and behind the comma of `is`.
package enum PermanenceWord: String, Sendable, Hashable, CaseIterable {
  case permanent
  case temporary
  /// As the reply's own code says: 5xx permanent, 4xx temporary.
  case byCode = "by code"
  case none
}

/// The step of an SMTP session at which the reply came.
package enum StageWord: String, Sendable, Hashable, CaseIterable {
  case connect
  case helo
  case mail
  case rcpt
  case data
  case endOfData = "end-of-data"
}

/// How far a rule may be trusted.
package enum StatusWord: String, Sendable, Hashable, CaseIterable {
  case draft
  case stable
  case deprecated
}

/// Whose fault a failure is.
package enum PartyWord: String, Sendable, Hashable, CaseIterable {
  case recipient
  case sender
  case receiver
  case network
  case local
}

/// What to do about a failure.
package enum ActionWord: String, Sendable, Hashable, CaseIterable {
  case suppress
  case retry
  case review
  case contact
  case fixConfig = "fix-config"
  case slowDown = "slow-down"
  case split
  case wait
  case none
  case delist
  case improveReputation = "improve-reputation"
  case fixAuthentication = "fix-authentication"
  case fixDNS = "fix-dns"
  case fixContent = "fix-content"
  case ignore
}

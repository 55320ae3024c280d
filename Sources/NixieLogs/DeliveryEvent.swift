package import Nixie

/// One delivery result that a log tells of: the reply, and what stands around it.
///
/// All texts are bytes as the log has them, unescaped, and empty where it does not say.
package struct DeliveryEvent: Sendable {
  /// What the other side said, or what the sending system says in its place. Where a provider's
  /// event gives no reply but only its own class, this is the event's telling fields as compact
  /// JSON in documented order (`{"bounceType":"Transient","bounceSubType":"MailboxFull"}`), which
  /// the provider's ruleset knows.
  package var reply: [UInt8] = []
  /// When, as the log writes it.
  package var time: [UInt8] = []
  /// When, in seconds since 1970 (UTC), where that can be read. A syslog line without a year and a
  /// zone is taken as UTC of the year given to the parser.
  package var seconds: Int?
  package var queueID: [UInt8] = []
  package var sender: [UInt8] = []
  package var recipient: [UInt8] = []
  /// The host that answered.
  package var mxHost: [UInt8] = []
  /// The ESP that the event itself belongs to (`ses`), where the answer is the sending service's.
  package var esp: [UInt8] = []
  package var stage: Stage?
  /// What the log itself makes of it: `bounced`, `deferred`, `failed`.
  package var status: [UInt8] = []
  /// The line of the input that it begins at, counted from 1 by the parser that read it.
  package var line = 0

  package init() {}

  /// Makes it empty, and keeps the memory.
  package mutating func clear() {
    reply.removeAll(keepingCapacity: true)
    time.removeAll(keepingCapacity: true)
    seconds = nil
    queueID.removeAll(keepingCapacity: true)
    sender.removeAll(keepingCapacity: true)
    recipient.removeAll(keepingCapacity: true)
    mxHost.removeAll(keepingCapacity: true)
    esp.removeAll(keepingCapacity: true)
    stage = nil
    status.removeAll(keepingCapacity: true)
    line = 0
  }
}

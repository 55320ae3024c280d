/// A reply code of SMTP: three digits, 200 to 599 (RFC 5321, 4.2).
public struct ReplyCode: Hashable, Sendable {
  /// The number, 200 to 599.
  public let value: UInt16

  /// The code `value`, or nil when it is not between 200 and 599.
  public init?(_ value: Int) {
    guard (200...599).contains(value) else { return nil }
    self.value = UInt16(value)
  }

  /// The first digit: 2 success, 3 go on, 4 transient, 5 permanent.
  package var severity: Int { Int(value) / 100 }

  /// The same as an ASCII digit.
  var firstDigit: UInt8 { 0x30 &+ UInt8(truncatingIfNeeded: value / 100) }
}

extension ReplyCode: CustomStringConvertible {
  public var description: String { String(value) }
}

/// An enhanced status code: class, subject, detail (RFC 3463, 2).
public struct EnhancedCode: Hashable, Sendable {
  /// Class, subject and detail, ten bits each: codes are handed on with every reply.
  private let parts: UInt32

  /// 2 success, 4 persistent transient failure, 5 permanent failure.
  public var statusClass: Int { Int(parts >> 20) }
  /// 0 to 999: what it is about.
  public var subject: Int { Int(parts >> 10 & 0x3ff) }
  /// 0 to 999: what precisely.
  public var detail: Int { Int(parts & 0x3ff) }

  /// The code, or nil where a part is out of its range.
  public init?(_ statusClass: Int, _ subject: Int, _ detail: Int) {
    guard statusClass == 2 || statusClass == 4 || statusClass == 5,
      (0...999).contains(subject), (0...999).contains(detail)
    else { return nil }
    self.init(class: statusClass, subject, detail)
  }

  /// The code of parts that are in their ranges.
  @inline(__always)
  init(class statusClass: Int, _ subject: Int, _ detail: Int) {
    parts = UInt32(truncatingIfNeeded: statusClass << 20 | subject << 10 | detail)
  }
}

extension EnhancedCode: CustomStringConvertible {
  public var description: String { "\(statusClass).\(subject).\(detail)" }
}

/// The step of the SMTP dialogue that a reply answers.
public enum Stage: UInt32, CaseIterable, Sendable {
  case connect = 0
  case helo, mail, rcpt, data
  case endOfData

  /// The word for it in rulesets and output.
  public var name: String {
    switch self {
    case .connect: "connect"
    case .helo: "helo"
    case .mail: "mail"
    case .rcpt: "rcpt"
    case .data: "data"
    case .endOfData: "end-of-data"
    }
  }

  /// The stage with this name, if there is one.
  public init?(name: String) {
    guard let stage = Stage.allCases.first(where: { $0.name == name }) else { return nil }
    self = stage
  }

  /// Its bit in the stage masks of an image; bit 6 stands for an unknown stage.
  package var bit: UInt32 { 1 << rawValue }
  /// The bit of an unknown stage.
  package static let unknownBit: UInt32 = 1 << 6
  /// All stages and the unknown one.
  package static let anyMask: UInt32 = (1 << 7) - 1
}

/// What is known about a reply besides its bytes.
///
/// A hint decides who answers, in this order: the MX host by its longest known suffix, the name of
/// the ESP, the domain of the recipient. What is unknown stays nil.
public struct Hints: Sendable {
  /// The host that answered, `gmail-smtp-in.l.google.com` for instance.
  public var mxHost: String?
  /// The name of an ESP as rulesets spell it. A name that no ruleset declares is no hint.
  public var esp: String?
  /// The domain of the recipient, or their whole address.
  public var domain: String?
  /// The step of the dialogue that the reply answers.
  public var stage: Stage?

  /// Hints, all optional.
  public init(
    mxHost: String? = nil, esp: String? = nil, domain: String? = nil, stage: Stage? = nil
  ) {
    self.mxHost = mxHost
    self.esp = esp
    self.domain = domain
    self.stage = stage
  }
}

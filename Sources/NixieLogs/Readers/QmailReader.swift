internal import Nixie

extension LogFormat {
  /// What qmail-send logs.
  package static let qmail = LogFormat(
    name: "qmail", title: "qmail-send log", shape: .line, reader: QmailReader.self,
    remembers: true)
}

/// qmail (`qmail-log(5)`): `delivery 12: failure: …` and `deferral`, where an underscore is a blank
/// and a slash a line's end. To whom a delivery went was said when it started.
struct QmailReader: RecordReader {
  private let year: Int?
  /// Recipients of the deliveries under way.
  private var recipients: [Int: [UInt8]] = [:]

  init(_ options: LogOptions) { year = options.year }

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let record = record.extracting(0..<record.trimmed(record.all).upperBound)
    let line = record.trimmed(record.all)
    if line.isEmpty { return .other }
    let syslog = SyslogLine(record)
    var time: Range<Int>?
    var body = line
    if let local = SyslogLine.time(record, at: line.lowerBound),
      isOurs(record, SyslogLine.afterBlanks(record, local.upperBound)..<line.upperBound)
    {
      // What `tai64nlocal` made of the time.
      time = local
      body = SyslogLine.afterBlanks(record, local.upperBound)..<line.upperBound
    } else {
      let start = syslog?.message ?? line.lowerBound
      let own = Self.time(record, start..<line.upperBound)
      time = own ?? syslog?.time
      body = SyslogLine.afterBlanks(record, own?.upperBound ?? start)..<line.upperBound
    }
    if record.starts("starting delivery ", body) { return note(record, body) }
    guard record.starts("delivery ", body),
      let colon = record.first(": ", body),
      let number = record.number(body.lowerBound + 9..<colon.lowerBound)
    else { return isOurs(record, body) ? .quiet : syslog == nil ? .unreadable : .other }
    defer { recipients[number] = nil }
    let rest = colon.upperBound..<body.upperBound
    if record.starts("success: ", rest) { return .quiet }
    let isDeferral = record.starts("deferral: ", rest)
    guard isDeferral || record.starts("failure: ", rest) else { return .unreadable }
    event.recipient = recipients[number] ?? []
    event.status.append(isDeferral ? "deferral" : "failure")
    QmailReport.fill(&event, record, rest.lowerBound + (isDeferral ? 10 : 9)..<rest.upperBound)
    event.setClass(isFinal: !isDeferral)
    if let time {
      event.time.set(record, time)
      event.seconds = Self.seconds(record, time, year)
    }
    emit(event)
    return .results(1)
  }

  /// `starting delivery 12: msg 345 to remote user@example.com`.
  private mutating func note(_ line: Span<UInt8>, _ body: Range<Int>) -> Outcome {
    guard let colon = line.first(0x3a, body),
      let number = line.number(body.lowerBound + 18..<colon),
      let to = line.first(" to ", colon..<body.upperBound)
    else { return .quiet }
    let address = line.endOfWord(to.upperBound..<body.upperBound) + 1
    if address < body.upperBound, recipients.count < LogLimits.deliveriesUnderWay {
      recipients[number] = line.copied(address..<body.upperBound)
    }
    return .quiet
  }

  /// Whether qmail-send begins a message like this.
  private func isOurs(_ line: Span<UInt8>, _ body: Range<Int>) -> Bool {
    for start in [
      "new msg ", "end msg ", "info msg ", "status: ", "bounce msg ", "delivery ", "starting del",
    ] as [StaticString] where line.starts(start, body) {
      return true
    }
    return false
  }

  /// `@4000000052…` (TAI64N) or `1768472551.123456`.
  private static func time(_ line: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    let word = range.lowerBound..<line.endOfWord(range)
    if word.count == 25, line[word.lowerBound] == 0x40 { return word }
    guard let dot = line.first(0x2e, word), line.number(word.lowerBound..<dot) != nil,
      dot > word.lowerBound + 8
    else { return nil }
    return word
  }

  private static func seconds(_ line: Span<UInt8>, _ time: Range<Int>, _ year: Int?) -> Int? {
    guard line[time.lowerBound] == 0x40 else { return Clock.seconds(line, time, year: year) }
    var value: UInt64 = 0
    for at in time.lowerBound + 1..<min(time.upperBound, time.lowerBound + 17) {
      guard let digit = line[at].hexDigit else { return nil }
      value = value << 4 | UInt64(digit)
    }
    // 2^62 stands for 1970, ten leap seconds ahead of UTC then.
    return value >= 1 << 62 && value < 1 << 62 + 1 << 40 ? Int(value - 1 << 62) - 10 : nil
  }
}

/// What qmail-remote says of a delivery.
enum QmailReport {
  /// Fills reply, host and stage by a report as it is logged.
  static func fill(_ event: inout DeliveryEvent, _ line: Span<UInt8>, _ range: Range<Int>) {
    var text: [UInt8] = []
    for at in range {
      switch line[at] {
      case 0x5f: text.append(0x20)
      case 0x2f where isLineEnd(line, at, range.upperBound): text.append(0x0a)
      default: text.append(line[at])
      }
    }
    fill(&event, text.span)
  }

  /// Fills them by a report as it stands in a bounce, over lines.
  static func fill(_ event: inout DeliveryEvent, _ text: Span<UInt8>) {
    let all = text.trimmed(text.all)
    let stages: [(StaticString, Stage)] = [
      ("does not like recipient", .rcpt), ("sender was rejected", .mail),
      ("failed on DATA command", .data), ("failed after I sent the message", .endOfData),
      ("greeting failed", .connect), ("my name was rejected", .helo),
    ]
    let said = text.first("Remote host said: ", all)
    let head = all.lowerBound..<(said?.lowerBound ?? all.upperBound)
    event.stage = stages.first { text.first($0.0, head) != nil }?.1
    let rest = (said?.upperBound ?? all.lowerBound)..<all.upperBound
    let end = said.flatMap { _ in text.first("Giving up on ", rest)?.lowerBound } ?? rest.upperBound
    event.setReply(text, rest.lowerBound..<end)
  }

  /// Whether the slash at `at` stands for a line's end: the last one, and those before a further
  /// line of the reply or of the report. Others are slashes of addresses.
  private static func isLineEnd(_ line: Span<UInt8>, _ at: Int, _ end: Int) -> Bool {
    let next = at + 1..<end
    if next.isEmpty || line.starts("Remote_host_said:", next) || line.starts("Giving_up_on_", next)
    {
      return true
    }
    guard next.count > 3, line.number(at + 1..<at + 4) != nil else { return false }
    return line[at + 4 < end ? at + 4 : at] == 0x5f || line[at + 4 < end ? at + 4 : at] == 0x2d
  }
}

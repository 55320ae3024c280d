internal import Nixie

extension LogFormat {
  /// Exchange's message tracking logs.
  package static let exchange = LogFormat(
    name: "exchange", title: "Exchange message tracking", shape: .csv, reader: ExchangeReader.self)
}

/// Exchange Server (documentation, "Message tracking"): `#Fields:` names the columns;
/// `recipient-status` of `FAIL`, `DEFER` and `DSN` events is the reply, bare or as last error
/// details: `{LED=451 4.7.1 Greylisted};{FQDN=mx.example.com};{IP=192.0.2.10}`.
struct ExchangeReader: RecordReader {
  private var columns = CSVColumns([
    "date-time", "client-ip", "client-hostname", "server-ip", "server-hostname", "source-context",
    "connector-id", "source", "event-id", "internal-message-id", "message-id", "network-message-id",
    "recipient-address", "recipient-status", "total-bytes", "recipient-count",
    "related-recipient-address", "reference", "message-subject", "sender-address", "return-path",
  ])

  init(_ options: LogOptions) {
    if !options.columns.isEmpty { columns = CSVColumns(options.columns) }
  }

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    if record.count == 0 { return .other }
    let start = record.starts("\u{feff}", record.all) ? 3 : 0
    if start < record.count, record[start] == 0x23 {
      guard record.starts("#Fields: ", start..<record.count) else { return .other }
      let names = record.extracting(start + 9..<record.count)
      columns = CSVColumns(CSVRecord(names, delimiter: 0x2c))
      return columns["recipient-status"] == nil ? .other : .quiet
    }
    guard record.count > 19, record[4] == 0x2d, record[7] == 0x2d, record[10] == 0x54,
      record[13] == 0x3a
    else { return .unreadable }
    let fields = CSVRecord(record, delimiter: 0x2c)
    let kind = fields[columns["event-id"]]
    guard fields.fields.count > 8, !kind.isEmpty else { return .unreadable }
    let status = fields[columns["recipient-status"]]
    guard kind == "FAIL" || kind == "DEFER" || kind == "DSN" || kind == "BADMAIL", !status.isEmpty
    else { return .quiet }
    event.time = fields[columns["date-time"]]
    event.seconds = Clock.seconds(event.time.span, 0..<event.time.count, year: nil)
    event.sender = fields[columns["sender-address"]]
    event.queueID = fields[columns["message-id"]]
    event.status = kind
    let recipients = fields[columns["recipient-address"]].split(separator: 0x3b)
    let details = ExchangeStatus.split(status, among: recipients.count)
    for index in 0..<min(max(1, recipients.count), LogLimits.recipients) {
      event.recipient = index < recipients.count ? Array(recipients[index]) : []
      if index < details.count {
        event.mxHost.removeAll()
        event.stage = nil
        details[index].fill(&event)
        event.setClass(isFinal: !(kind == "DEFER"))
      }
      emit(event)
    }
    return .results(min(max(1, recipients.count), LogLimits.recipients))
  }
}

/// What `recipient-status` says of one recipient.
struct ExchangeStatus {
  private let text: [UInt8]

  /// One for each of `count` recipients where so many can be told apart, else one for all.
  static func split(_ text: [UInt8], among count: Int) -> [ExchangeStatus] {
    let span = text.span
    var starts: [Int] = []
    var at = 0
    while let mark = span.first("{LED=", at..<text.count) {
      starts.append(mark.lowerBound)
      at = mark.upperBound
    }
    if starts.isEmpty {
      at = 0
      starts = [0]
      while let semicolon = span.first(0x3b, at..<text.count) {
        at = semicolon + 1
        let next = span.trimmed(at..<text.count).lowerBound
        if span.replyCode(at: next, before: text.count) != nil { starts.append(at) }
      }
    }
    guard starts.count == count, count > 1 else { return [ExchangeStatus(text: text)] }
    return (0..<count).map {
      ExchangeStatus(text: Array(text[starts[$0]..<($0 + 1 < count ? starts[$0 + 1] : text.count)]))
    }
  }

  func fill(_ event: inout DeliveryEvent) {
    let detail = value("LED")
    let host = value("FQDN")
    let span = text.span
    var bare = span.trimmed(0..<text.count)
    if !bare.isEmpty, span[bare.upperBound - 1] == 0x3b {
      bare = bare.lowerBound..<bare.upperBound - 1
    }
    event.setReply(span, detail ?? bare)
    if let host { event.mxHost.set(span, host) }
  }

  /// What `{KEY=value}` says.
  private func value(_ key: StaticString) -> Range<Int>? {
    let span = text.span
    var at = 0
    while let open = span.first(0x7b, at..<text.count) {
      let name = open + 1
      at = name
      guard span.starts(key, name..<text.count) else { continue }
      let start = name + key.utf8CodeUnitCount
      guard start < text.count, span[start] == 0x3d else { continue }
      // A reply may have braces of its own: the end is followed by what separates such pairs.
      var end = start + 1
      while let close = span.first(0x7d, end..<text.count) {
        end = close + 1
        if end == text.count || span[end] == 0x3b || span[end] == 0x5d { return start + 1..<close }
      }
      return start + 1..<text.count
    }
    return nil
  }
}

internal import Nixie

extension LogFormat {
  /// systemd's journal, exported as JSON.
  package static let journal = LogFormat(
    name: "journal", title: "systemd journal", shape: .json, reader: JournalReader.self)
}

/// systemd's journal as `journalctl -o json` writes it (`systemd.journal-fields(7)`, "Journal JSON
/// Format"): an entry an object, with the message and the program's name apart. Together they are a
/// line of syslog, which the reader of that mail system reads.
struct JournalReader: EventReader {
  private let postfix: PostfixReader
  private let exim: EximReader
  private let sendmail: SendmailReader

  init(_ options: LogOptions) {
    postfix = PostfixReader(options)
    exim = EximReader(options)
    sendmail = SendmailReader(options)
  }

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    guard value["__REALTIME_TIMESTAMP"].exists || value["__CURSOR"].isString else {
      return .unreadable
    }
    let program = value.first("SYSLOG_IDENTIFIER", "_COMM").text
    let line = Self.line(value, program)
    let outcome: Outcome
    if program.span.first("postfix", 0..<program.count) != nil {
      var reader = postfix
      outcome = reader.read(line.span, &event, emit)
    } else if program.hasPrefix("exim") {
      var reader = exim
      outcome = reader.read(line.span, &event, emit)
    } else if program.hasPrefix("sendmail") || program.hasPrefix("sm-m") {
      var reader = sendmail
      outcome = reader.read(line.span, &event, emit)
    } else {
      return .quiet
    }
    return outcome == .other ? .quiet : outcome
  }

  /// `2026-01-15T10:22:31Z mta1 postfix/smtp[2211]: MESSAGE`.
  private static func line(_ value: JSONValue, _ program: [UInt8]) -> [UInt8] {
    var line: [UInt8] = []
    let time = value.first("_SOURCE_REALTIME_TIMESTAMP", "__REALTIME_TIMESTAMP")
    // Microseconds since 1970.
    line += Clock.text((time.integer ?? 0) / 1_000_000)
    line.append(0x20)
    let host = value["_HOSTNAME"].text
    if !host.isEmpty, !host.contains(where: { $0 <= 0x20 }) {
      line += host
      line.append(0x20)
    }
    line += program
    let process = value.first("SYSLOG_PID", "_PID").text
    if !process.isEmpty {
      line.append(0x5b)
      line += process
      line.append(0x5d)
    }
    line.append(": ")
    let message = value["MESSAGE"]
    // A text that is not UTF-8 comes as an array of its bytes.
    line +=
      message.isArray
      ? message.items.map { UInt8(truncatingIfNeeded: $0.integer ?? 0x20) } : message.text
    return line
  }
}

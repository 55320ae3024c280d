internal import Nixie

extension LogFormat {
  /// PowerMTA's accounting files.
  package static let powermta = LogFormat(
    name: "powermta", title: "PowerMTA accounting CSV", shape: .csv, reader: PowerMTAReader.self)
}

/// PowerMTA (user's guide, "Accounting"): which columns there are is configured (`record-fields`)
/// and said by a header; without one they stand in the default order of bounce records.
struct PowerMTAReader: RecordReader {
  private var columns: Columns

  init(_ options: LogOptions) {
    let names = options.columns.isEmpty ? Self.defaultOrder : options.columns
    columns = Columns(CSVColumns(names))
  }

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    if record.count == 0 { return .other }
    if record.starts("type,", record.all) {
      columns = Columns(CSVColumns(CSVRecord(record, delimiter: 0x2c)))
      return .quiet
    }
    if record.starts("bounceCat=", record.all) {
      // A category by itself, out of a report.
      event.reply.append(record, record.trimmed(record.all))
      event.esp.append("powermta")
      emit(event)
      return .results(1)
    }
    guard let kind = Self.kind(record) else { return .unreadable }
    if kind == .success { return .quiet }
    let fields = CSVRecord(record, delimiter: 0x2c)
    guard fields.fields.count >= 5 else { return .unreadable }
    let diagnostic = fields[columns.diagnostic]
    let status = fields[columns.status]
    let category = fields[columns.category]
    if !diagnostic.isEmpty {
      event.setReply(diagnostic, status: Array(status.prefix { $0 != 0x20 }))
    } else if !category.isEmpty {
      event.reply.append("bounceCat=")
      event.reply += category
      event.esp.append("powermta")
    } else if !status.isEmpty {
      event.reply = status
    } else {
      return .quiet
    }
    event.time = fields[columns.time]
    event.seconds = Clock.seconds(event.time.span, 0..<event.time.count, year: nil)
    event.sender = fields[columns.sender]
    event.recipient = fields[columns.recipient]
    event.queueID = fields[columns.job]
    let host = Array(fields[columns.host].prefix { $0 != 0x20 })
    if event.mxHost.isEmpty { event.mxHost = host }
    event.status = fields[columns.action]
    if event.status.isEmpty {
      event.status.append(kind == .delay ? "delayed" : "failed")
    }
    emit(event)
    return .results(1)
  }

  private enum Kind {
    case failure, delay, success
  }

  /// What the record type says, where `record` begins with one.
  private static func kind(_ record: Span<UInt8>) -> Kind? {
    let kinds: [(StaticString, Kind)] = [
      ("d,", .success), ("b,", .failure), ("t,", .delay), ("tq,", .delay), ("rb,", .failure),
      ("rs,", .failure), ("r,", .success), ("f,", .success), ("rr,", .success), ("s,", .success),
      ("p,", .success),
    ]
    for (prefix, kind) in kinds where record.starts(prefix, record.all) { return kind }
    return nil
  }

  private static let defaultOrder = [
    "type", "timeLogged", "timeQueued", "orig", "rcpt", "orcpt", "dsnAction", "dsnStatus",
    "dsnDiag", "dsnMta", "bounceCat", "srcType", "srcMta", "dlvType", "dlvSourceIp",
    "dlvDestinationIp", "dlvEsmtpAvailable", "dlvSize", "vmta", "jobId", "envId",
  ]

  private struct Columns {
    let diagnostic, status, category, time, sender, recipient, job, host, action: Int?

    init(_ columns: CSVColumns) {
      diagnostic = columns["dsnDiag"]
      status = columns["dsnStatus"]
      category = columns["bounceCat"]
      time = columns["timeLogged"]
      sender = columns["orig"]
      recipient = columns["rcpt"]
      job = columns["jobId", "envId"]
      host = columns["dsnMta"]
      action = columns["dsnAction"]
    }
  }
}

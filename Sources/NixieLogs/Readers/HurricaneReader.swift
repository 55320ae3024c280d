internal import Nixie

extension LogFormat {
  /// Logs and reports of the Hurricane MTA, and tables of deliveries in general.
  package static let hurricane = LogFormat(
    name: "hurricane", title: "Hurricane MTA log or report", shape: .csv,
    reader: HurricaneReader.self)
}

/// Hurricane MTA Server: tables whose columns its vendor does not publish. They are found by the
/// names in the first line, or as told (`LogOptions.columns`, `.delimiter`). Failure codes are
/// those of SocketLabs, which wrote it.
struct HurricaneReader: RecordReader {
  private var delimiter: UInt8?
  private var columns: Columns?
  /// The first name of the header, which may come again where files were put together.
  private var headerStart: [UInt8]?
  private let isTold: Bool

  init(_ options: LogOptions) {
    delimiter = options.delimiter
    isTold = !options.columns.isEmpty
    columns = isTold ? Columns(CSVColumns(options.columns)) : nil
  }

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let line = record.trimmed(record.all)
    if line.isEmpty || record[line.lowerBound] == 0x23 { return .other }
    let delimiter = delimiter ?? CSVFrame.delimiter(of: record)
    self.delimiter = delimiter
    let fields = CSVRecord(record, delimiter: delimiter)
    guard let columns else {
      columns = Columns(CSVColumns(fields))
      headerStart = fields[0]
      return columns?.isUsable == true ? .quiet : .unreadable
    }
    guard columns.isUsable || isTold, fields.fields.count > 1 else { return .unreadable }
    if isTold ? Columns(CSVColumns(fields)).isUsable : fields[0] == headerStart { return .quiet }
    return read(fields, columns, &event, emit)
  }

  private func read(
    _ fields: CSVRecord, _ columns: Columns, _ event: inout DeliveryEvent,
    _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let reply = fields[columns.reply]
    let code = fields[columns.failure]
    if reply.first == 0x32 { return .quiet }
    if !reply.isEmpty { event.setReply(reply, status: fields[columns.status]) }
    if reply.isEmpty, code.count == 4, code.span.number(0..<4) != nil {
      event.reply = Array("{\"Type\":\"Failed\",\"FailureCode\":".utf8) + code + [0x7d]
      event.esp = Array("socketlabs".utf8)
    }
    guard !event.reply.isEmpty else { return .quiet }
    event.time = fields[columns.time]
    event.seconds = Clock.seconds(event.time.span, 0..<event.time.count, year: nil)
    event.sender = fields[columns.sender]
    event.recipient = fields[columns.recipient]
    event.queueID = fields[columns.message]
    if event.mxHost.isEmpty { event.mxHost = fields[columns.host] }
    event.status = fields[columns.result]
    emit(event)
    return .results(1)
  }

  private struct Columns {
    let reply, failure, status, time, sender, recipient, message, host, result: Int?

    /// Both what was said and to whom.
    var isUsable: Bool { recipient != nil && (reply != nil || failure != nil) }

    init(_ columns: CSVColumns) {
      reply =
        columns[
          "reply", "response", "SMTP response", "SMTP reply", "server response", "remote response",
          "last response", "diagnostic", "diagnostic code", "reason", "bounce reason",
          "failure reason", "error", "error message", "last error", "message text", "text",
          "description", "details"]
      failure = columns["failure code", "bounce code", "failurecode", "code"]
      status = columns["enhanced status", "enhanced code", "bounce status", "dsn", "status code"]
      time =
        columns[
          "time", "date", "datetime", "date time", "timestamp", "time logged", "processed",
          "log time"
        ]
      sender =
        columns["from", "sender", "mail from", "from address", "return path", "sender address"]
      recipient =
        columns[
          "to", "recipient", "rcpt", "rcpt to", "address", "to address", "email", "email address",
          "recipient address"]
      message = columns["message id", "id", "queue id", "mailing id", "msgid", "job id"]
      host =
        columns["mx", "mx host", "remote mta", "host", "remote host", "server", "remote server"]
      result = columns["result", "status", "type", "failure type", "event", "state"]
    }
  }
}

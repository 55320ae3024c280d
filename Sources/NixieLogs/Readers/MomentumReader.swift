internal import Nixie

extension LogFormat {
  /// Momentum's bounce log.
  package static let momentum = LogFormat(
    name: "momentum", title: "Momentum bounce log", shape: .line, reader: MomentumReader.self)
}

/// Momentum, once ecelerity (documentation, "bouncelog"): sixteen columns between `@`, the last of
/// which is the reply and may have more of them.
///
/// ```
/// time@message@batch@connection@B|T@local@domain@sender local@sender domain@group@binding@stage@
/// class@size@address@reply
/// ```
struct MomentumReader: RecordReader {
  init(_ options: LogOptions) {}

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let line = record.trimmed(record.all)
    if line.isEmpty { return .other }
    var columns: [Range<Int>] = []
    var start = line.lowerBound
    while columns.count < 15, let at = record.first(0x40, start..<line.upperBound) {
      columns.append(start..<at)
      start = at + 1
    }
    guard columns.count >= 5, record.number(columns[0]) != nil, columns[0].count >= 9 else {
      return .unreadable
    }
    guard record.equals("B", columns[4]) || record.equals("T", columns[4]) else { return .quiet }
    guard columns.count == 15 else { return .unreadable }
    event.time.set(record, columns[0])
    event.seconds = record.number(columns[0])
    event.queueID.set(record, columns[1])
    event.recipient = record.copied(columns[5]) + [0x40] + record.copied(columns[6])
    event.sender = record.copied(columns[7]) + [0x40] + record.copied(columns[8])
    event.status.append(record.equals("B", columns[4]) ? "bounce" : "transient")
    let reply = record.trimmed(start..<line.upperBound)
    if reply.isEmpty {
      event.reply = Array("{\"type\":\"bounce\",\"bounce_class\":\"".utf8)
      event.reply.append(record, columns[12])
      event.reply.append("\"}")
      event.esp = Array("sparkpost".utf8)
    } else {
      event.setReply(record, reply)
      event.setClass(isFinal: record.equals("B", columns[4]))
      if record.first("[internal]", reply) != nil { event.esp = Array("sparkpost".utf8) }
    }
    emit(event)
    return .results(1)
  }
}

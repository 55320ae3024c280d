import Foundation
import Nixie
import NixieLogs
import Testing

/// A log in `Samples`, made from its system's documented format, and how it is read.
struct LogSample: Sendable, CustomTestStringConvertible {
  let format: LogFormat
  let name: String

  var testDescription: String { name }

  init(_ format: LogFormat, _ name: String) {
    self.format = format
    self.name = name
  }

  static let all: [LogSample] = [
    LogSample(.postfix, "postfix.log"),
    LogSample(.sendmail, "sendmail.log"),
    LogSample(.exim, "exim.log"),
    LogSample(.qmail, "qmail.log"),
    LogSample(.ciscoESA, "cisco-esa.log"),
    LogSample(.momentum, "momentum.log"),
    LogSample(.powermta, "powermta.csv"),
    LogSample(.exchange, "exchange.csv"),
    LogSample(.journal, "journal.json"),
    LogSample(.hurricane, "hurricane.tsv"),
    LogSample(.kumomta, "kumomta.json"),
    LogSample(.sparkpost, "sparkpost.json"),
    LogSample(.ses, "ses.json"),
    LogSample(.sendgrid, "sendgrid.json"),
    LogSample(.mailgun, "mailgun.json"),
    LogSample(.postmark, "postmark.json"),
    LogSample(.socketlabs, "socketlabs.json"),
    LogSample(.mailjet, "mailjet.json"),
    LogSample(.brevo, "brevo.json"),
    LogSample(.mandrill, "mandrill.json"),
    LogSample(.bounce, "bounce.mbox"),
    LogSample(.bounce, "bounce-status.eml"),
    LogSample(.jsonl, "jsonl.jsonl"),
    LogSample(.lines, "lines.txt"),
  ]

  /// The bytes of the file.
  func bytes() throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appendingPathComponent("Samples/" + name)))
  }
}

/// What a parser made of a log, printed.
struct Reading: Equatable {
  var text = ""
  var counts = LogCounts()
  var events = 0

  /// Reads `bytes` in blocks of `size`.
  init(_ bytes: [UInt8], as format: LogFormat, size: Int = .max, options: LogOptions = .sample) {
    var parser = LogParser(format, options: options)
    var start = 0
    while start < bytes.count {
      let end = size < bytes.count - start ? start + size : bytes.count
      let block = Array(bytes[start..<end])
      parser.feed(block.span, skipped: { skip($0, $1) }, { print($0) })
      start = end
    }
    parser.finish(skipped: { skip($0, $1) }, { print($0) })
    counts = parser.counts
    text += "\(counts.records) records: \(counts.results) with results (\(counts.events) events), "
    text +=
      "\(counts.withoutResult) without, \(counts.unreadable) unreadable; \(counts.lines) lines\n"
  }

  init(_ text: String, as format: LogFormat, options: LogOptions = .sample) {
    self.init(Array(text.utf8), as: format, options: options)
  }

  /// The replies alone.
  static func replies(_ text: String, as format: LogFormat) -> [String] {
    let bytes = Array(text.utf8)
    var replies: [String] = []
    var parser = LogParser(format)
    parser.feed(bytes.span) { replies.append(String(decoding: $0.reply, as: UTF8.self)) }
    parser.finish { replies.append(String(decoding: $0.reply, as: UTF8.self)) }
    return replies
  }

  private mutating func skip(_ line: Int, _ record: Span<UInt8>) {
    var head: [UInt8] = []
    for index in 0..<min(40, record.count) { head.append(record[index]) }
    text += "\(line): unreadable: \(String(decoding: head, as: UTF8.self).debugDescription)\n"
  }

  private mutating func print(_ event: borrowing DeliveryEvent) {
    events += 1
    func field(_ name: String, _ bytes: [UInt8]) -> String {
      bytes.isEmpty ? "" : "\n  \(name) \(String(decoding: bytes, as: UTF8.self))"
    }
    text += "\(event.line): \(String(decoding: event.reply, as: UTF8.self).debugDescription)"
    text += field("time", event.time) + (event.seconds.map { " = \($0)" } ?? "")
    text += field("id", event.queueID) + field("from", event.sender) + field("to", event.recipient)
    text += field("mx", event.mxHost) + field("esp", event.esp)
    text += field("stage", Array((event.stage?.name ?? "").utf8)) + field("status", event.status)
    text += "\n"
  }
}

extension LogOptions {
  /// The year that the samples were written in.
  static let sample: LogOptions = {
    var options = LogOptions()
    options.year = 2026
    return options
  }()
}

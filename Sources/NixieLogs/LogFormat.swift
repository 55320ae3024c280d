/// A format of logs that Nixie reads: the plug-in's label. Each reader is one file in `Readers`,
/// and an entry in ``all``.
package struct LogFormat: Sendable, Equatable {
  /// The word for it after `--input`, `postfix`.
  package let name: String
  /// What it is called in a sentence, `Postfix syslog`.
  package let title: String
  /// How its bytes become records.
  let shape: RecordShape
  /// What makes delivery results of a record.
  let reader: any RecordReader.Type
  /// What its reader makes of a record depends on earlier ones, the head of a table aside.
  private let remembers: Bool

  init(
    name: String, title: String, shape: RecordShape, reader: any RecordReader.Type,
    remembers: Bool = false
  ) {
    self.name = name
    self.title = title
    self.shape = shape
    self.reader = reader
    self.remembers = remembers
  }

  /// How its records are told apart.
  package var framing: Framing { hasLines && !remembers ? .lines : .stream }

  /// Each record says all of what there is to know: they can be read side by side once found.
  package var hasIndependentRecords: Bool { shape == .json || shape == .message }

  /// A record is a line.
  package var hasLines: Bool { shape == .line }

  /// The format of this name, if there is one.
  package init?(name: String) {
    guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
    self = format
  }

  /// How records are told apart.
  package enum Framing: Sendable {
    /// A record a line, so that pieces cut at line ends can be read side by side.
    case lines
    /// Records may run over lines (CSV with quoted line breaks, JSON arrays, messages), or speak of
    /// earlier ones: one parser has to see all of them in order.
    case stream
  }

  /// Whether what stands between its columns is to be found out.
  var guessesDelimiter: Bool { shape == .csv && name == "hurricane" }

  package static func == (left: LogFormat, right: LogFormat) -> Bool { left.name == right.name }
}

/// How bytes become records.
enum RecordShape: Sendable {
  /// A record a line.
  case line
  /// A record a line, or several where a quoted field holds line breaks.
  case csv
  /// JSON objects: one after the other, or the members of arrays, however they are broken.
  case json
  /// Mail messages: one, or a mailbox of them with `From ` lines between.
  case message
}

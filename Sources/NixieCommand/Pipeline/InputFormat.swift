package import NixieLogs

/// How the records of an input are read.
package enum InputFormat: Sendable, Equatable {
  /// A reply a line.
  case lines
  /// An object with `text` a line.
  case jsonl
  /// What a mail system writes, by the reader in `NixieLogs`.
  case log(LogFormat)

  /// What `format` is here: of lines and objects every one has an answer, so they are no logs.
  package init(_ format: LogFormat) {
    self = format == .lines ? .lines : format == .jsonl ? .jsonl : .log(format)
  }

  /// Whether records can be read side by side once one parser has found them.
  var hasIndependentRecords: Bool {
    if case .log(let format) = self { format.hasIndependentRecords } else { false }
  }

  /// Whether pieces cut at line ends can be read side by side.
  package var isCutAtLines: Bool {
    if case .log(let format) = self { format.framing == .lines } else { true }
  }

  /// Whether one parser has to read all of an input.
  var isReadInOrder: Bool { !isCutAtLines && !hasIndependentRecords }

  /// Whether lines may be no delivery result at all.
  package var isLog: Bool {
    if case .log = self { true } else { false }
  }

  /// What it is called in a sentence.
  package var title: String {
    switch self {
    case .lines: LogFormat.lines.title
    case .jsonl: LogFormat.jsonl.title
    case .log(let format): format.title
    }
  }

  /// What its records are called.
  var unit: String {
    if case .log(let format) = self { format.hasLines ? "lines" : "records" } else { "lines" }
  }
}

/// What `--input` says, and the options that go with it.
package struct InputChoice: Sendable {
  /// Nil where each input is looked at.
  package let format: InputFormat?
  package var options = LogOptions()

  package static let auto = InputChoice(format: nil)

  package static func format(_ format: InputFormat) -> InputChoice { InputChoice(format: format) }

  private init(format: InputFormat?) { self.format = format }

  /// All words that `--input` takes.
  package static var words: [String] {
    let rest = LogFormat.all.map(\.name).filter { $0 != "lines" && $0 != "jsonl" }
    return ["auto", "lines", "jsonl"] + rest
  }

  /// The options that ``init(_:)`` reads.
  package static let arguments: [Arguments.Option] = [
    .value("input"), .value("columns"), .value("delimiter"),
  ]

  package init(_ arguments: Arguments) throws(Failure) {
    let word = try arguments.choice("input", Self.words, default: "auto")
    format = LogFormat(name: word).map { InputFormat($0) }
    if let columns = arguments.value("columns") {
      options.columns = columns.split(separator: ",").map(String.init)
    }
    guard let delimiter = arguments.value("delimiter") else { return }
    let bytes = Array((delimiter == "tab" || delimiter == "\\t" ? "\t" : delimiter).utf8)
    guard bytes.count == 1 else {
      throw .usage("--delimiter is one character", cure: "--delimiter ';', or --delimiter tab")
    }
    options.delimiter = bytes[0]
  }
}

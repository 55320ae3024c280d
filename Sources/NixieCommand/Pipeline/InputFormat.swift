package import NixieLogs

/// How the records of an input are read.
package enum InputFormat: Sendable, Equatable {
  /// A reply a line.
  case lines
  /// An object a line, see ``JSONLine``.
  case jsonl
  /// What a mail system writes, by the reader in `NixieLogs`.
  case log(LogFormat)

  /// Whether pieces cut at line ends can be read side by side.
  package var isCutAtLines: Bool {
    if case .log(let format) = self { format.framing == .lines } else { true }
  }

  /// Whether lines may be no delivery result at all.
  package var isLog: Bool {
    if case .log = self { true } else { false }
  }

  /// What it is called in a sentence.
  package var title: String {
    switch self {
    case .lines: "plain lines"
    case .jsonl: "JSON lines"
    case .log(let format): format.title
    }
  }
}

/// What `--input` says.
package enum InputChoice: Sendable {
  /// Each input is looked at.
  case auto
  case format(InputFormat)

  /// All words that `--input` takes.
  package static var words: [String] {
    ["auto", "lines", "jsonl"] + LogFormat.all.filter { $0 != .lines }.map(\.name)
  }

  package init(_ arguments: Arguments) throws(Failure) {
    switch try arguments.choice("input", Self.words, default: "auto") {
    case "lines": self = .format(.lines)
    case "jsonl": self = .format(.jsonl)
    case let word:
      let format = LogFormat.all.first { $0.name == word }
      self = format.map { .format(.log($0)) } ?? .auto
    }
  }
}

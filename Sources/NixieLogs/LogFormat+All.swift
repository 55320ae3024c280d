extension LogFormat {
  /// A reply a line.
  package static let lines = LogFormat(name: "lines", title: "plain lines", framing: .lines)

  /// All formats, in the order in which they are tried.
  package static let all: [LogFormat] = [lines]
}

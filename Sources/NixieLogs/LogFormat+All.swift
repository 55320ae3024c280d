extension LogFormat {
  /// All formats, in the order in which they are tried: the more specific first, plain lines last.
  package static let all: [LogFormat] = [postfix, exim, ses, jsonl, lines]
}

internal import NixieSyntax

/// The words of a command line, read option by option.
package struct Arguments {
  /// Words that are no options, in order.
  package private(set) var words: [String] = []
  private var values: [String: [String]] = [:]
  private var flags: Set<String> = []

  /// An option that a command knows: `--format FORMAT`, or a flag without a value.
  package struct Option {
    package let name: String
    package let short: String?
    package let takesValue: Bool
    /// All it may be followed by, up to the next option (`--rules PATH…`).
    package let takesMany: Bool

    package static func value(
      _ name: String, short: String? = nil, many: Bool = false
    ) -> Option {
      Option(name: name, short: short, takesValue: true, takesMany: many)
    }

    package static func flag(_ name: String, short: String? = nil) -> Option {
      Option(name: name, short: short, takesValue: false, takesMany: false)
    }
  }

  /// Reads `words`. `--` ends the options; `--name=value` and `--name value` are the same.
  package init(_ words: [String], options: [Option]) throws(Failure) {
    let known = options + [.flag("help", short: "h")]
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        self.words += rest
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        self.words.append(word)
        continue
      }
      let parts = word.drop { $0 == "-" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false
      ).map(String.init)
      let name = parts.first ?? ""
      let option = known.first {
        word.hasPrefix("--") ? $0.name == name : $0.short == name && $0.short != nil
      }
      guard let option else { throw Self.unknown(word, name, known) }
      if !option.takesValue {
        guard parts.count == 1 else { throw .usage("--\(option.name) takes no value") }
        flags.insert(option.name)
      } else if parts.count == 2 {
        values[option.name, default: []].append(parts[1])
      } else {
        guard let value = rest.popFirst() else { throw .usage("--\(option.name) needs a value") }
        values[option.name, default: []].append(value)
        while option.takesMany, let next = rest.first, !next.hasPrefix("-"),
          Files.isRuleSource(next)
        {
          values[option.name, default: []].append(next)
          rest.removeFirst()
        }
      }
    }
  }

  private static func unknown(_ word: String, _ name: String, _ known: [Option]) -> Failure {
    let suggestion = Spelling.suggestion(for: name, among: known.map(\.name))
    return .usage(
      "I don't know the option \(word)",
      cure: suggestion.map { "did you mean --\($0)?" } ?? "see `--help`")
  }

  package func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// The last value given for an option.
  package func value(_ name: String) -> String? { values[name]?.last }

  package func values(_ name: String) -> [String] { values[name] ?? [] }

  /// The value of an option that has to be one of `choices`.
  package func choice(
    _ name: String, _ choices: [String], default fallback: String
  ) throws(Failure) -> String {
    guard let value = value(name) else { return fallback }
    if choices.contains(value) { return value }
    let suggestion = Spelling.suggestion(for: value, among: choices)
    throw .usage(
      "--\(name) cannot be \"\(value)\"",
      cure: suggestion.map { "did you mean \($0)?" }
        ?? "it is one of: \(choices.joined(separator: ", "))")
  }
}

extension Files {
  /// Whether a word after `--rules PATH` is one more path of rules: a folder, a ruleset, an image.
  static func isRuleSource(_ word: String) -> Bool {
    word.hasSuffix(".nixie") || word.hasSuffix(".nixie-image") || kind(word) == .folder
  }
}

/// A format of logs that Nixie reads: the plug-in's label. Each reader is one file in `Readers`.
package struct LogFormat: Sendable, Equatable {
  /// The word for it after `--input`, `postfix`.
  package let name: String
  /// What it is called in a sentence, `Postfix syslog`.
  package let title: String
  /// How its records are told apart.
  package let framing: Framing

  package init(name: String, title: String, framing: Framing) {
    self.name = name
    self.title = title
    self.framing = framing
  }

  /// How records are told apart.
  package enum Framing: Sendable {
    /// A record a line, so that pieces cut at line ends can be read side by side.
    case lines
    /// Records may run over lines: CSV with quoted line breaks, JSON arrays, messages.
    case stream
  }
}

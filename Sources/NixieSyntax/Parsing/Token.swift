/// A piece of one line. Blanks are not tokens.
struct Token {
  enum Kind {
    /// Anything without blanks, commas, bars and quotes: keywords, names, codes, hosts.
    case word
    /// A text in straight quotes.
    case string
    /// A text whose closing quote is missing; it runs to the end of the line.
    case unclosedString
    /// A text in typographic quotes, such as word processors make of straight ones.
    case smartString
    case comma
    case bar
    /// What follows a bar, without blanks at either end; there is one behind every bar.
    case verbatim
    /// The `-` that begins an item line.
    case dash
    case comment
  }

  var kind: Kind
  /// Offsets into the source.
  var start: Int
  var end: Int

  /// Whether it is a text, well quoted or not.
  var isText: Bool {
    switch kind {
    case .string, .unclosedString, .smartString: true
    default: false
    }
  }
}

/// What a production of the grammar takes and what it refuses.
struct Production: Sendable {
  /// A whole file without a mistake.
  var accepted: String
  /// A whole file with one mistake, which is in this production.
  var rejected: String
  /// The code of that mistake.
  var code: String

  /// Two whole files.
  static func file(_ accepted: String, _ rejected: String, _ code: String) -> Production {
    Production(accepted: accepted, rejected: rejected, code: code)
  }

  /// Stanzas, below a `ruleset` stanza.
  static func stanzas(_ accepted: String, _ rejected: String, _ code: String) -> Production {
    let head = "ruleset example\n  title \"Example\"\n"
    return Production(accepted: head + accepted, rejected: head + rejected, code: code)
  }

  /// Lines of a rule that has its verdict, a condition and an example.
  static func rule(_ accepted: String, _ rejected: String, _ code: String) -> Production {
    let head = "rule full\n  code 552\n  is mailbox-full\n  example | 552 full\n"
    return stanzas(head + accepted, head + rejected, code)
  }

  /// Lines of a rule that has its verdict and an example.
  static func condition(_ accepted: String, _ rejected: String, _ code: String) -> Production {
    let head = "rule full\n  is mailbox-full\n  example | 552 full\n"
    return stanzas(head + accepted, head + rejected, code)
  }

  /// Lines of an ESP that has its title.
  static func esp(_ accepted: String, _ rejected: String, _ code: String) -> Production {
    let head = "esp example-mail\n  title \"Example Mail\"\n"
    return stanzas(head + accepted, head + rejected, code)
  }

  /// A category of these lines, in the order of the grammar.
  static func category(_ accepted: [String], _ rejected: [String], _ code: String) -> Production {
    let keywords = ["title", "group", "permanence", "party", "action"]
    let usual = ["\"Full\"", "recipient", "permanent", "recipient", "retry"]
    func stanza(_ lines: [String]) -> String {
      let own = lines.map { String($0.prefix { $0 != " " }) }
      let rest = zip(keywords, usual).filter { !own.contains($0.0) }.map { "\($0) \($1)" }
      return "category mailbox-full\n" + (lines + rest).map { "  \($0)\n" }.joined()
    }
    return stanzas(stanza(accepted), stanza(rejected), code)
  }
}

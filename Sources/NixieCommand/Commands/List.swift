internal import Nixie
internal import NixieCompiler

/// `nixie list`: what the rules hold.
package enum ListCommand: Command {
  package static let name = "list"
  package static let summary = "list rules, categories, ESPs or documents"
  package static let help = """
    usage: nixie list rules|categories|esps|documents [WORD…] [options]

    Lists what the rules hold; with words, the rows in which all of them stand. Documents are not
    part of an image, so they are listed from rulesets: --rules, or the folder Rulesets here.

    options
      --format text|tsv|json   how to write (default: text)
      --rules PATH…            rulesets, folders of them, or an image (default: the embedded rules)

    examples
      nixie list categories
      nixie list rules yahoo mailbox-full
      nixie list rules --format tsv --rules Rulesets | cut -f 3 | sort | uniq -c
    """
  package static let options: [Arguments.Option] = [
    .value("format"), .value("rules", many: true),
  ]
  private static let topics = ["rules", "categories", "esps", "documents"]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let format = try arguments.choice("format", ["text", "tsv", "json"], default: "text")
    guard let topic = arguments.words.first else {
      throw .usage(
        "list needs to know what", cure: "nixie list \(topics.joined(separator: "|"))")
    }
    let table = try table(topic, arguments.values("rules"), console)
      .filtered(Array(arguments.words.dropFirst()))
    table.write(format, to: console)
    return .success
  }

  private static func table(
    _ topic: String, _ paths: [String], _ console: Console
  ) throws(Failure) -> Table {
    switch topic {
    case "rules": return Tables.rules(try RuleSource.classifier(paths, console).catalogue)
    case "categories": return Tables.categories(try RuleSource.classifier(paths, console).catalogue)
    case "esps": return Tables.esps(try RuleSource.classifier(paths, console).catalogue)
    case "documents":
      guard !paths.isEmpty || Files.kind(RuleSource.defaultFolder) == .folder else {
        throw .usage(
          "documents stand in rulesets, not in the embedded image",
          cure: "nixie list documents --rules my-rules.nixie")
      }
      let loaded = try RuleSource.load(
        paths.isEmpty ? [RuleSource.defaultFolder] : paths, console)
      guard let compilation = loaded.compilation else {
        throw .usage("an image holds no documents", cure: "give the rulesets it was made of")
      }
      return Tables.documents(compilation)
    default:
      let suggestion = NearWord.suggestion(topic, topics)
      throw .usage(
        "I cannot list \"\(topic)\"",
        cure: suggestion.map { "did you mean `nixie list \($0)`?" }
          ?? "it is one of: \(topics.joined(separator: ", "))")
    }
  }
}

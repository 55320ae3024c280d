internal import Nixie
internal import NixieAnalysis
package import NixieSyntax

/// `nixie explain`: the page of a diagnostic code or of a category.
package enum Explain: Command {
  package static let name = "explain"
  package static let summary = "explain a diagnostic code or a category"
  package static let help = """
    usage: nixie explain CODE|CATEGORY…

    Prints the page of a diagnostic (`E102`, or `lone-word` as lint rules are called) with a wrong
    example and the right one, or what a category means and what to do about it. Everything is built in; nothing is looked up.

    options
      --list         the codes and what each is about
      --all          every page
      --rules PATH…  rulesets, folders of them, or an image whose categories to explain

    examples
      nixie explain E102
      nixie explain mailbox-full
      nixie explain --list
    """
  package static let options: [Arguments.Option] = [
    .flag("list"), .flag("all"), .value("rules", many: true),
  ]

  /// All pages, in the order of their codes.
  package static var pages: [Explanation] {
    (Explanation.syntax + RuleExplanations.analysis).sorted { $0.code < $1.code }
  }

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    if arguments.has("list") || arguments.words == ["list"] {
      for page in pages { console.out.line("\(page.code)  \(page.title)") }
      return .success
    }
    if arguments.has("all") {
      console.out.write(pages.map { text($0, console) }.joined(separator: "\n"))
      return .success
    }
    guard !arguments.words.isEmpty else {
      throw .usage("explain needs a code or a category", cure: "nixie explain E102")
    }
    for (index, word) in arguments.words.enumerated() {
      if index > 0 { console.out.line("") }
      console.out.write(try text(word, arguments, console))
    }
    return .success
  }

  private static func text(
    _ word: String, _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> String {
    if let page = pages.first(where: {
      $0.code.rawValue == word.uppercased() || $0.lint?.name == word
    }) {
      return text(page, console)
    }
    let names = try RuleSource.classifier(arguments.values("rules"), console).catalogue
    let categories = (0..<names.categoryCount).map { names.categoryName($0) }
    if let index = categories.firstIndex(of: word) { return category(index, names, console) }
    let isCode =
      (word.first == "E" || word.first == "W") && word.dropFirst().allSatisfy(\.isNumber)
    let known =
      isCode ? [] : pages.map(\.code.rawValue) + pages.compactMap(\.lint?.name) + categories
    throw .usage(
      "I know no diagnostic and no category \"\(word)\"",
      cure: NearWord.suggestion(word, known).map { "did you mean `nixie explain \($0)`?" }
        ?? "`nixie explain --list` names all codes, `nixie list categories` all categories")
  }

  private static func text(_ page: Explanation, _ console: Console) -> String {
    var text = console.style("\(page.code): \(page.title)", .bold) + "\n\n"
    if let lint = page.lint { text += "  name   \(lint.name)\n  level  \(lint.level)\n\n" }
    text += Paragraphs.wrapped(page.body, width: 80) + "\n"
    if let lint = page.lint { text += section("Why", lint.why, console) }
    let bad = [page.bad] + (page.lint?.otherBad ?? [])
    let good = [page.good] + (page.lint?.otherGood ?? [])
    text += examples("Wrong", bad, .red, console) + examples("Right", good, .green, console)
    if let lint = page.lint { text += section("How to silence it", lint.silence, console) }
    return text
  }

  private static func section(_ title: String, _ body: String, _ console: Console) -> String {
    "\n\(console.style(title, .bold)):\n\n\(Paragraphs.wrapped(body, width: 80))\n"
  }

  private static func examples(
    _ title: String, _ examples: [String], _ style: Console.Style, _ console: Console
  ) -> String {
    var text = ""
    for example in examples where !example.isEmpty {
      text += text.isEmpty ? "\n\(console.style(title, style)):\n\n" : "\n"
      for line in example.split(separator: "\n", omittingEmptySubsequences: false) {
        text += line.isEmpty ? "\n" : "    \(line)\n"
      }
    }
    return text
  }

  private static func category(
    _ index: Int, _ names: Catalogue, _ console: Console
  ) -> String {
    let rules = (0..<names.ruleCount).count { names.category(ofRule: $0) == index }
    let name = names.categoryName(index)
    var text = console.style("\(name): \(names.categoryTitle(index))", .bold) + "\n\n"
    text += Paragraphs.wrapped(names.categoryAdvice(index), width: 80) + "\n\n"
    text += "  group       \(names.categoryGroup(index))\n"
    text += "  permanence  \(names.permanence(ofCategory: index).words)\n"
    text += "  party       \(names.party(ofCategory: index).name)\n"
    text += "  action      \(names.action(ofCategory: index).name)\n"
    return text + "  rules       \(rules) (`nixie list rules \(name)`)\n"
  }
}

/// Text for people, in lines of a readable length.
enum Paragraphs {
  /// `text` with lines broken at blanks; its own line ends stay.
  static func wrapped(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
      var lines: [String] = [""]
      for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
        let last = lines[lines.count - 1]
        if last.isEmpty {
          lines[lines.count - 1] = String(word)
        } else if last.count + 1 + word.count <= width {
          lines[lines.count - 1] = last + " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

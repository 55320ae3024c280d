internal import Nixie

/// What a ruleset has to declare where the sources of the loaded rules are not at hand: categories
/// and ESPs as their image names them.
struct ProposalDeclarations {
  let names: Catalogue

  /// The stanzas for `categories` and `esps`.
  func text(categories: Set<String>, esps: Set<String>) -> String {
    var text = ""
    for index in 0..<names.categoryCount where categories.contains(names.categoryName(index)) {
      text += "category \(names.categoryName(index))\n"
      text += "  title \(quoted(names.categoryTitle(index)))\n"
      text += "  group \(names.categoryGroup(index))\n"
      text += "  permanence \(names.permanence(ofCategory: index).words)\n"
      text += "  party \(names.party(ofCategory: index).name)\n"
      text += "  action \(names.action(ofCategory: index).name)\n"
      text += "  advice \(quoted(names.categoryAdvice(index)))\n\n"
    }
    for esp in esps.sorted() { text += "esp \(esp)\n  title \(quoted(esp))\n\n" }
    return text
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"").replacing("\n", with: " ") + "\""
  }
}

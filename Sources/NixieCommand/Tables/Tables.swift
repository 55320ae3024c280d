internal import Nixie
internal import NixieCompiler

/// The tables of `nixie list`.
enum Tables {
  static func rules(_ names: Catalogue) -> Table {
    var esps = [[String]](repeating: [], count: names.ruleCount)
    for rank in 0..<names.rankCount {
      let rule = names.rule(ofRank: rank)
      guard esps.indices.contains(rule), let esp = names.esp(ofRank: rank) else { continue }
      let name = names.espName(esp)
      if !esps[rule].contains(name) { esps[rule].append(name) }
    }
    return Table(
      head: ["rule", "kind", "category", "permanence", "for", "place"],
      rows: (0..<names.ruleCount).map { rule in
        [
          names.ruleName(rule), names.isFallback(rule) ? "fallback" : "rule",
          names.categoryName(names.category(ofRule: rule)),
          names.permanence(ofRule: rule).words,
          esps[rule].isEmpty ? "any" : esps[rule].sorted().joined(separator: ", "),
          "\(names.ruleFile(rule)):\(names.ruleLine(rule))",
        ]
      }.sorted { $0[0] < $1[0] })
  }

  static func categories(_ names: Catalogue) -> Table {
    var counts = [Int](repeating: 0, count: names.categoryCount)
    for rule in 0..<names.ruleCount {
      let category = names.category(ofRule: rule)
      if counts.indices.contains(category) { counts[category] += 1 }
    }
    return Table(
      head: ["category", "group", "permanence", "party", "action", "rules", "title"],
      rows: (0..<names.categoryCount).map { index in
        [
          names.categoryName(index), names.categoryGroup(index),
          names.permanence(ofCategory: index).words, names.party(ofCategory: index).name,
          names.action(ofCategory: index).name, "\(counts[index])", names.categoryTitle(index),
        ]
      })
  }

  static func esps(_ names: Catalogue) -> Table {
    var rules = [Set<Int>](repeating: [], count: names.espCount)
    for rank in 0..<names.rankCount {
      guard let esp = names.esp(ofRank: rank), rules.indices.contains(esp) else { continue }
      rules[esp].insert(names.rule(ofRank: rank))
    }
    return Table(
      head: ["esp", "like", "rules", "title"],
      rows: (0..<names.espCount).map { index in
        [
          names.espName(index), names.espParent(index).map { names.espName($0) } ?? "",
          "\(rules[index].count)", names.espTitle(index),
        ]
      })
  }

  static func documents(_ compilation: Compilation) -> Table {
    Table(
      head: ["document", "lines", "seen", "source", "title"],
      rows: compilation.ruleset.documents.map { document in
        [
          document.id, "\(document.expectations.count)", document.seen ?? "",
          document.sources.first ?? "", document.title,
        ]
      }.sorted { $0[0] < $1[0] })
  }
}

internal import NixieSyntax

/// What lies beside the rulesets that a command was given.
struct Neighbours {
  private let known: Set<String>

  /// - Parameter files: all that take part.
  init(_ files: [SourceFile]) { known = Set(files.map { Files.realPath($0.path) }) }

  /// Whether every ruleset in the folder of `path` takes part.
  func areAllKnown(_ path: String) -> Bool {
    let whole = Files.realPath(path)
    let folder = whole.lastIndex(of: "/").map { String(whole[..<$0]) } ?? "."
    let names = Files.names(in: folder.isEmpty ? "/" : folder) ?? []
    return names.filter { $0.hasSuffix(".nixie") }
      .allSatisfy { known.contains(Files.realPath("\(folder)/\($0)")) }
  }
}

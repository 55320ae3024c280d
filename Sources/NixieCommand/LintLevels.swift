internal import Glibc
internal import NixieAnalysis
internal import NixieSyntax

/// The levels that hold for rulesets: those of the nearest `.nixie-lint` upwards from each, and
/// those of the command line, which are stronger.
struct LintLevels {
  /// The `.nixie-lint` files that hold for any of the rulesets.
  private(set) var files: [SourceFile] = []
  /// What is wrong with them; spans carry the number of a file behind the rulesets.
  private(set) var diagnostics: [Diagnostic] = []
  private var levels: [String: Levels] = [:]
  private let chosen: Levels

  /// - Parameters:
  ///   - rulesets: the files that are checked.
  ///   - words: `CODE=LEVEL`, as behind `--level`.
  init(_ rulesets: [SourceFile], _ words: [String]) throws(Failure) {
    chosen = try Self.chosen(words)
    var read: [String: Levels] = [:]
    for ruleset in rulesets {
      guard let path = Self.nearest(ruleset.path) else { continue }
      if read[path] == nil {
        let number = rulesets.count + files.count
        let file = SourceFile(path: path, bytes: try Files.read(path))
        let settings = LintSettings(file, file: number)
        files.append(file)
        diagnostics += settings.diagnostics
        read[path] = settings.levels
      }
      levels[ruleset.path] = read[path]
    }
  }

  /// The levels of the ruleset at `path`.
  func callAsFunction(_ path: String) -> Levels {
    (levels[path] ?? Levels()).overridden(by: chosen)
  }

  private static func chosen(_ words: [String]) throws(Failure) -> Levels {
    var levels = Levels()
    for word in words.flatMap({ $0.split(separator: ",") }).map(String.init) {
      guard let (code, level) = LintSettings.assignment(word) else {
        throw .usage(
          "--level \(word) sets no level",
          cure: "write `--level CODE=off`, `=warning` or `=error`, with the code of a warning, "
            + "E403 or E405")
      }
      levels.set(code, to: level)
    }
    return levels
  }

  /// The `.nixie-lint` beside the file at `path` or in the nearest folder above, as the path is
  /// written where it can be.
  private static func nearest(_ path: String) -> String? {
    var folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    while !folder.isEmpty {
      let here = folder.joined(separator: "/") + "/" + LintSettings.fileName
      if Files.kind(here) == .file { return here }
      folder.removeLast()
    }
    if path.hasPrefix("/") { return nil }
    var above = LintSettings.fileName
    var whole = Files.currentFolder
    while true {
      if Files.kind(above) == .file { return above }
      guard !whole.isEmpty, whole != "/" else { return nil }
      whole = String(whole.prefix(upTo: whole.lastIndex(of: "/") ?? whole.startIndex))
      above = "../" + above
    }
  }
}

package import NixieCompiler
package import NixieSyntax

/// Applies patches until there are none left.
///
/// A patch may show another mistake behind it, so the files are checked again after each round.
/// Patches of a round that touch the same bytes wait for the next one.
package struct Mending: Sendable {
  /// A file as it was and as it is now.
  package struct File: Sendable {
    package let before: SourceFile
    package fileprivate(set) var after: [UInt8]
    /// What was mended: the line as it was counted then, the code, and what the patch does.
    package fileprivate(set) var lines: [String] = []
  }

  package private(set) var files: [File]
  /// How many patches were applied.
  package private(set) var count = 0

  /// Rounds after which it gives up: each has to mend something, and few mistakes hide others.
  private static let rounds = 20

  /// - Parameters:
  ///   - files: those that may be changed.
  ///   - takesSuggestions: whether to apply patches that guess at a word.
  ///   - read: what lies at the path of an `include`.
  package init(
    _ files: [SourceFile], takesSuggestions: Bool, options: Check.Options,
    read: @escaping (String) -> SourceSet.Content
  ) {
    self.files = files.map { File(before: $0, after: $0.bytes) }
    for _ in 0..<Self.rounds {
      let set = SourceSet(self.files.map { SourceFile(path: $0.before.path, bytes: $0.after) }) {
        read($0)
      }
      let chosen = Self.choose(Check(set, options).diagnostics, takesSuggestions)
      let applied = self.files.indices.reduce(0) { $0 + apply(chosen, set, file: $1) }
      if applied == 0 { break }
      count += applied
    }
  }

  /// Patches that touch none of each other's bytes; of each finding the first that may be applied.
  private static func choose(
    _ diagnostics: [Diagnostic], _ takesSuggestions: Bool
  ) -> [(Diagnostic, Fix)] {
    var taken: [SourceSpan] = []
    var chosen: [(Diagnostic, Fix)] = []
    for diagnostic in diagnostics {
      // Where there are several cures only the author knows which.
      guard diagnostic.fixes.count == 1, let fix = diagnostic.fixes.first,
        fix.isSafe || takesSuggestions && !fix.isSketch
      else { continue }
      let spans = fix.edits.map(\.span)
      guard spans.allSatisfy({ span in !taken.contains { Self.touch($0, span) } }) else { continue }
      taken += spans
      chosen.append((diagnostic, fix))
    }
    return chosen
  }

  private static func touch(_ first: SourceSpan, _ second: SourceSpan) -> Bool {
    first.file == second.file && first.start <= second.end && second.start <= first.end
  }

  /// Applies what concerns file number `file` and nothing else; how many that were.
  private mutating func apply(
    _ chosen: [(diagnostic: Diagnostic, fix: Fix)], _ set: SourceSet, file: Int
  ) -> Int {
    let path = SourceSet.normalised(files[file].before.path)
    guard let number = set.sources.firstIndex(where: { SourceSet.normalised($0.path) == path })
    else { return 0 }
    let own = chosen.filter { $0.fix.edits.allSatisfy { $0.span.file == number } }
    guard !own.isEmpty else { return 0 }
    let source = set.sources[number]
    let wasLaidOut = Self.formatted(source) == source.bytes
    let mended = SourceFile(
      path: source.path,
      bytes: TextEdit.apply(own.flatMap(\.fix.edits), to: source.bytes, file: number))
    files[file].after = wasLaidOut ? Self.formatted(mended) : mended.bytes
    for (diagnostic, fix) in own {
      let line = source.line(of: diagnostic.span.start)
      files[file].lines.append("\(line): \(diagnostic.code) \(fix.title)")
    }
    return own.count
  }

  private static func formatted(_ source: SourceFile) -> [UInt8] {
    Formatter.format(SyntaxTree.parse(source, file: 0))
  }
}

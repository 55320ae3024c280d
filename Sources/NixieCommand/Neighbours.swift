internal import Foundation
internal import NixieSyntax

/// What lies beside the rulesets that a command was given.
struct Neighbours {
  private let known: Set<String>

  /// - Parameter files: all that take part.
  init(_ files: [SourceFile]) { known = Set(files.map { Self.whole($0.path) }) }

  /// Whether every ruleset in the folder of `path` takes part.
  func areAllKnown(_ path: String) -> Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".nixie") }
      .allSatisfy { known.contains(Self.whole(folder.appendingPathComponent($0).path)) }
  }

  private static func whole(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}

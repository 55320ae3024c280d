internal import Foundation

/// The files of the repository that the tests read, wherever it was checked out.
enum Repository {
  /// The folder of `Package.swift`. Links are followed, so that the tests may be built from
  /// another package that links to this folder.
  private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of the file at `path`, seen from the root; nil where there is none.
  static func text(_ path: String) -> String? {
    try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The files in the folder at `path`, seen from the root, in order.
  static func paths(in path: String) -> [String] {
    let folder = root.appending(path: path).path(percentEncoded: false)
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (names ?? []).sorted().map { path + "/" + $0 }
  }

  /// `Grammar.md`, which always is there.
  static let grammar = text("Grammar.md") ?? ""
}

package import Foundation
package import NixieSyntax

/// The repository that these tests stand in.
package enum Repository {
  /// Its folder.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The shipped rulesets, in the order of their names; empty where they are not there.
  package static func rulesets() -> [SourceFile] {
    let folder = root.appendingPathComponent("Rulesets")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".nixie") }.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appendingPathComponent(name))).map {
        SourceFile(path: name, bytes: Array($0))
      }
    }
  }
}

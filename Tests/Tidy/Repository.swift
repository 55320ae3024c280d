import Foundation

/// The files of this repository, as a reader meets them.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file and its path from the root.
  struct File: Sendable {
    var path: String
    var text: String

    /// Lines without their ends.
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// How many lines an editor shows.
    var lineCount: Int { lines.count - (text.hasSuffix("\n") ? 1 : 0) }
    /// Modules that it imports.
    var imports: [String] {
      lines.compactMap { line in
        var words = line.split(separator: " ")[...]
        while let first = words.first,
          ["internal", "package", "public", "private", "@testable"].contains(first)
        {
          words.removeFirst()
        }
        return words.first == "import" ? words.dropFirst().first.map(String.init) : nil
      }
    }
  }

  /// Text files below `folder`, build folders and links left out, in the order of their paths.
  static func files(_ folder: String, _ suffix: String = "") -> [File] {
    let base = root.appendingPathComponent(folder)
    let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey]
    guard
      let found = FileManager.default.enumerator(
        at: base, includingPropertiesForKeys: keys, options: [])
    else { return [] }
    var files: [File] = []
    for case let url as URL in found {
      let name = url.lastPathComponent
      let values = try? url.resourceValues(forKeys: Set(keys))
      if name == ".git" || name.hasPrefix(".build") || values?.isSymbolicLink == true {
        found.skipDescendants()
        continue
      }
      guard values?.isRegularFile == true, name.hasSuffix(suffix),
        let text = try? String(contentsOf: url, encoding: .utf8)
      else { continue }
      let path = url.standardizedFileURL.path.dropFirst(root.standardizedFileURL.path.count + 1)
      files.append(File(path: String(path), text: text))
    }
    return files.sorted { $0.path < $1.path }
  }

  /// Names directly below `folder`.
  static func names(_ folder: String = "") -> [String] {
    let path = root.appendingPathComponent(folder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

internal import Foundation

/// A file under `Golden` that holds what a test should print.
///
/// ```swift
/// #expect(Golden("images/small").differs(from: printed) == nil)
/// ```
/// `RECORD=1` in the environment writes the files anew, and still fails, so that no run that
/// records passes for one that checks.
package struct Golden {
  private let url: URL

  /// The golden called `name`, beside the test in `file`.
  package init(_ name: String, file: StaticString = #filePath) {
    url = URL(fileURLWithPath: "\(file)").deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name + ".out")
  }

  /// What is wrong: nil where the file holds `text`, else a sentence with the first line that
  /// differs.
  package func differs(from text: String) -> String? {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try? FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(text.utf8).write(to: url)
      return "recorded \(url.lastPathComponent): run again without RECORD"
    }
    guard let recorded = try? String(contentsOf: url, encoding: .utf8) else {
      return "there is no golden \(url.lastPathComponent): record it with RECORD=1"
    }
    if recorded == text { return nil }
    let wanted = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let given = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(wanted, given).prefix { $0 == $1 }.count
    let left = line < wanted.count ? String(wanted[line]) : "the end"
    let right = line < given.count ? String(given[line]) : "the end"
    return "line \(line + 1) should be \(left) and is \(right)"
  }
}

/// The difference between two texts, as `patch` reads it.
///
/// The lines that differ come from the standard library's `difference(from:)`
/// ([Myers 1986](https://doi.org/10.1007/BF01840446)).
struct UnifiedDiff {
  private let path: String
  private var edits: [Edit] = []
  private static let context = 3

  private enum Edit {
    case same([UInt8])
    case removed([UInt8])
    case added([UInt8])

    var isChange: Bool {
      if case .same = self { return false }
      return true
    }
  }

  init(_ old: [UInt8], _ new: [UInt8], path: String) {
    self.path = path
    let before = Self.lines(old)
    let after = Self.lines(new)
    let difference = after.difference(from: before)
    let removed = Set(
      difference.removals.map { change in
        if case .remove(let offset, _, _) = change { offset } else { -1 }
      })
    let added = Set(
      difference.insertions.map { change in
        if case .insert(let offset, _, _) = change { offset } else { -1 }
      })
    var left = 0
    var right = 0
    while left < before.count || right < after.count {
      if left < before.count, removed.contains(left) {
        edits.append(.removed(before[left]))
        left += 1
      } else if right < after.count, added.contains(right) {
        edits.append(.added(after[right]))
        right += 1
      } else if left < before.count {
        edits.append(.same(before[left]))
        left += 1
        right += 1
      } else {
        break
      }
    }
  }

  /// Lines with their ends, so that a carriage return or a missing line feed is a difference.
  private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0a {
      lines.append(Array(bytes[start...index]))
      start = index + 1
    }
    if start < bytes.count { lines.append(Array(bytes[start...])) }
    return lines
  }

  /// The whole diff, empty if nothing differs.
  func text(_ console: Console) -> String {
    let changes = edits.indices.filter { edits[$0].isChange }
    guard !changes.isEmpty else { return "" }
    var text = console.style("--- \(path)\n+++ \(path)\n", .bold)
    var hunk = bounds(changes[0])
    for change in changes.dropFirst() {
      if bounds(change).lowerBound <= hunk.upperBound {
        hunk = hunk.lowerBound..<bounds(change).upperBound
      } else {
        text += self.hunk(hunk, console)
        hunk = bounds(change)
      }
    }
    return text + self.hunk(hunk, console)
  }

  private func bounds(_ change: Int) -> Range<Int> {
    max(0, change - Self.context)..<min(edits.count, change + Self.context + 1)
  }

  private func hunk(_ range: Range<Int>, _ console: Console) -> String {
    var body = ""
    var counts = (old: 0, new: 0)
    for edit in edits[range] {
      switch edit {
      case .same(let line):
        body += " " + Self.shown(line)
        counts.old += 1
        counts.new += 1
      case .removed(let line):
        body += console.style("-" + Self.shown(line), .red)
        counts.old += 1
      case .added(let line):
        body += console.style("+" + Self.shown(line), .green)
        counts.new += 1
      }
    }
    let before = edits[..<range.lowerBound]
    var old = 0
    var new = 0
    for edit in before {
      switch edit {
      case .same: (old, new) = (old + 1, new + 1)
      case .removed: old += 1
      case .added: new += 1
      }
    }
    let head = "@@ -\(Self.place(old, counts.old)) +\(Self.place(new, counts.new)) @@\n"
    return console.style(head, .cyan) + body
  }

  /// Start and length of a hunk; an empty one stands behind the line before it.
  private static func place(_ before: Int, _ count: Int) -> String {
    "\(count == 0 ? before : before + 1),\(count)"
  }

  private static func shown(_ line: [UInt8]) -> String {
    let text = String(decoding: line, as: UTF8.self)
    return line.last == 0x0a ? text : text + "\n\\ No newline at end of file\n"
  }
}

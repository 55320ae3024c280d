internal import Glibc

/// Notices when the rulesets that a run was started with change on disk.
struct RulesWatch {
  private let paths: [String]
  private var files: [String]
  /// What the files were when they were read last.
  private var known: [Stamp?] = []
  /// What they were at the last look: a change is one when it has come to rest, so that nobody's
  /// half-written file is read.
  private var seen: [Stamp?] = []
  private var lastLook = 0

  /// How often files are looked at, in nanoseconds.
  private static let pause = 500_000_000

  /// - Parameters:
  ///   - paths: what `--rules` names.
  ///   - sources: all files that were read for them, included ones too.
  init(_ paths: [String], sources: [String]) {
    self.paths = paths
    files = []
    restart(sources)
  }

  /// What tells one state of a file from another.
  private struct Stamp: Equatable {
    let seconds: Int
    let nanoseconds: Int
    let size: Int
    let inode: UInt
  }

  /// Whether the rulesets changed since they were read, and are at rest now.
  mutating func hasChanged() -> Bool {
    if paths.isEmpty || Clock.now - lastLook < Self.pause { return false }
    lastLook = Clock.now
    let now = stamps()
    defer { seen = now }
    guard now != known, now == seen else { return false }
    known = now
    return true
  }

  /// Watches from the present state on.
  mutating func restart(_ sources: [String]) {
    files = sources
    known = stamps()
    seen = known
  }

  /// All watched files: what was read, and what folders hold by now.
  private func stamps() -> [Stamp?] {
    let folders = paths.filter { Files.kind($0) == .folder }
    let all = Set(files + paths + folders.flatMap { (try? Files.rulesets(in: $0)) ?? [] })
    return all.sorted().map { path in
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { return nil }
      // Of a folder its files count; what else is in it does not.
      if status.st_mode & S_IFMT == S_IFDIR { return nil }
      return Stamp(
        seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
        size: Int(status.st_size), inode: UInt(status.st_ino))
    }
  }
}

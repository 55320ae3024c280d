/// What the engines took on one set of rules and one of lines.
struct Figures {
  var title: String
  /// Nixie's ways to be asked: nanoseconds a line, and how many times Hyperscan takes.
  var nixie: [(name: String, time: Double, ratio: Double)] = []
  var hyperscan: Double?
  /// Nanoseconds a line of slower peers.
  var others: [Int: Double] = [:]
  /// Seconds of compiling, ranking included, and Hyperscan's.
  var compiling = 0.0
  var compilingHyperscan: Double?
  var imageBytes = 0
  var databaseBytes: Int?
  /// Seconds of copying and checking an image, and of making a classifier of it.
  var checking = 0.0
  var opening = 0.0

  private var best: Double { nixie.map(\.time).min() ?? 1 }

  static func table(_ all: [Figures]) {
    var table = Table(["ns a reply"] + all.map(\.title))
    for index in all.first?.nixie.indices ?? 0..<0 {
      table.add([all[0].nixie[index].name] + all.map { $0.nixie[index].time.short })
    }
    if all.contains(where: { $0.hyperscan != nil }) {
      table.add(
        [PeerEngine.version(PeerEngine.hyperscan) ?? ""]
          + all.map { figures in
            guard let time = figures.hyperscan else { return "–" }
            return "\(time.short), \((figures.nixie.map(\.ratio).max() ?? 0).short) ×"
          })
    }
    for peer in [PeerEngine.loop, PeerEngine.regexSet] {
      guard let name = PeerEngine.version(peer) else { continue }
      table.add(
        [name]
          + all.map { figures in
            figures.others[peer].map { "\($0.short), \(($0 / figures.best).short) ×" } ?? "–"
          })
    }
    add("compile, ranking included, ms", all.map { ($0.compiling * 1_000).short }, to: &table)
    add(
      "Hyperscan's compile, ms", all.map { $0.compilingHyperscan.map { ($0 * 1_000).short } },
      to: &table)
    add("image, KiB", all.map { "\($0.imageBytes / 1_024)" }, to: &table)
    add(
      "Hyperscan's database, KiB", all.map { $0.databaseBytes.map { "\($0 / 1_024)" } },
      to: &table)
    add("load an image, µs", all.map { ($0.opening * 1e6).short }, to: &table)
    add("copy it and check its sum, µs", all.map { ($0.checking * 1e6).text(0) }, to: &table)
    table.show()
  }

  private static func add(_ name: String, _ cells: [String?], to table: inout Table) {
    if cells.contains(where: { $0 != nil }) { table.add([name] + cells.map { $0 ?? "–" }) }
  }
}

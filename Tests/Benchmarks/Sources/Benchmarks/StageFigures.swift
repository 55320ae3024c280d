import Nixie

/// Where the time of a classification goes.
struct StageFigures {
  let options: Options

  private struct Column {
    var title: String
    /// Seconds of each stage alone, by ``Classifier/Part``.
    var times: [Double]
    /// What a stage counts, a line: bytes, hits, fragments.
    var counts: [Double]
    var lines: Lines
  }

  func show() {
    print("### Where the time goes\n")
    let generator = Generator(rules: 5_000)
    var columns = [100, 1_000, 5_000].compactMap { size -> Column? in
      let workload = generator.workload(rules: size, lines: 50_000).settled()
      guard let engine = NixieEngine(workload) else { return nil }
      return column("\(size.grouped) rules", engine.classifier, workload.lines)
    }
    if let shipped = ShippedRules(folder: options.rulesets) {
      columns.append(column("shipped", shipped.classifier, shipped.shuffled(50_000)))
    }
    var table = Table(["ns a line"] + columns.map(\.title))
    for (index, part) in Classifier.Part.allCases.enumerated() {
      table.add(
        [part.rawValue]
          + columns.map { ($0.times[index] * 1e9 / Double($0.lines.count)).text(0) })
    }
    table.add(
      ["in all"]
        + columns.map { ($0.times.reduce(0, +) * 1e9 / Double($0.lines.count)).text(0) })
    table.add(
      ["bytes, and of the text"]
        + columns.map {
          "\($0.lines.bytes.count / $0.lines.count), \($0.counts[1].text(0))"
        })
    table.add(
      ["hits of the scan, fragments"]
        + columns.map { "\($0.counts[2].text(1)), \($0.counts[3].text(1))" })
    table.show()
  }

  /// Each stage is what its coming takes more than the one before: all run in turns.
  private func column(_ title: String, _ classifier: Classifier, _ lines: Lines) -> Column {
    let parts = Classifier.Part.allCases
    var times = [[Double]](repeating: [], count: parts.count)
    var counts = [Double](repeating: 0, count: parts.count)
    for _ in 0..<options.rounds {
      for (index, part) in parts.enumerated() {
        var sum = 0
        times[index].append(seconds { sum = run(part, classifier, lines) })
        counts[index] = Double(sum) / Double(lines.count)
      }
    }
    // What a round's neighbours differ by, so that a slow second falls on both.
    let alone = parts.indices.map { index in
      index == 0 ? times[0].middle : zip(times[index], times[index - 1]).map { $0 - $1 }.middle
    }
    return Column(title: title, times: alone, counts: counts, lines: lines)
  }

  private func run(_ part: Classifier.Part, _ classifier: Classifier, _ lines: Lines) -> Int {
    var scratch = Scratch()
    let bytes = lines.bytes.span
    var sum = 0
    for index in 0..<lines.count {
      sum &+= classifier.run(upTo: part, bytes.extracting(lines.range(index)), using: &scratch)
    }
    return sum
  }
}

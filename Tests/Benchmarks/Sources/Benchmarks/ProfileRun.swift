/// Nixie alone over some lines, for a profiler that counts instructions:
///
///     valgrind --tool=callgrind --toggle-collect='*measuredPart*' …/Benchmarks --only profile
///
/// with `--only shipped` besides for the shipped rules (on a copy from which `objcopy --strip-debug` took what Valgrind cannot read).
struct ProfileRun {
  let options: Options

  func run() throws {
    if options.wants("shipped") {
      guard let shipped = ShippedRules(folder: options.rulesets) else { return }
      return measuredPart(
        NixieEngine.runners(shipped.classifier), shipped.shuffled(options.lines))
    }
    for workload in try RaceFigures(options: options).workloads() {
      guard let engine = NixieEngine(workload.settled()) else { continue }
      measuredPart(engine.runners, workload.lines)
    }
  }

  /// Only what the profiler should see.
  @inline(never)
  private func measuredPart(_ runners: [Race.Runner], _ lines: Lines) {
    var ranks = [Int32](repeating: 0, count: lines.count)
    for runner in runners { runner.run(lines, &ranks) }
  }
}

/// Nixie alone over some lines, for a profiler that counts instructions:
///
///     valgrind --tool=callgrind --toggle-collect='*measuredPart*' …/Benchmarks --only profile
///
/// (on a copy from which `objcopy --strip-debug` took what Valgrind cannot read).
struct ProfileRun {
  let options: Options

  func run() throws {
    for workload in try RaceFigures(options: options).workloads() {
      guard let engine = NixieEngine(workload.settled()) else { continue }
      measuredPart(engine, workload.lines)
    }
  }

  /// Only what the profiler should see.
  @inline(never)
  private func measuredPart(_ engine: NixieEngine, _ lines: Lines) {
    var ranks = [Int32](repeating: 0, count: lines.count)
    for runner in engine.runners { runner.run(lines, &ranks) }
  }
}

internal import Glibc
internal import Nixie
internal import NixieLogs

/// One run of `nixie classify`, from its settings to its exit code.
struct ClassifyRun {
  private let settings: ClassifySettings
  private let console: Console
  private let loaded: RuleSource.Loaded
  private let start = Clock.now

  init(_ settings: ClassifySettings, _ console: Console) throws(Failure) {
    self.settings = settings
    self.console = console
    loaded = try RuleSource.load(settings.rules, console)
    try HintOptions.check(settings.hints, loaded.classifier)
    // A mistake in the filter is said before anything is read.
    if let filter = settings.filter { _ = try Filter(filter, loaded.classifier) }
  }

  /// Reads all inputs that `words` name.
  func all(_ words: [String]) throws(Failure) -> ExitCode {
    let inputs = try InputPath.all(words)
    defer { if settings.follows { Interrupt.unwatch() } }
    let sink = BlockSink(console, showsSkipped: settings.showsSkipped)
    var pipeline = Pipeline(jobs: settings.jobs, console, sink)
    var isLog = false
    do throws(Failure) {
      for input in inputs where !console.out.isOver {
        for (index, file) in input.files.enumerated() where !console.out.isOver {
          isLog = try read(file, isFirst: index == 0, of: input, &pipeline, sink) || isLog
        }
      }
    } catch {
      sink.finish()
      try? report(pipeline, sink, isLog: isLog)
      throw error
    }
    sink.finish()
    try report(pipeline, sink, isLog: isLog)
    return .success
  }

  /// Reads one file; says whether it was a log.
  private func read(
    _ file: String, isFirst: Bool, of input: InputPath, _ pipeline: inout Pipeline,
    _ sink: BlockSink
  ) throws(Failure) -> Bool {
    var reader = try InputReader(file, output: console.out)
    let reload = settings.follows ? RulesReload(settings, loaded, console) : nil
    if let reload { try follow(file, &reader, reload, sink) }
    let recognition = Recognition(settings.input, try reader.head(), path: file)
    if pipeline.plan == nil {
      let layout = RecordLayout(
        settings.format, fields: settings.fields, isLog: recognition.format.isLog,
        isColoured: console.isColoured)
      reload?.layout = layout
      pipeline.plan = try settings.plan(loaded.classifier, layout)
      if let header = layout.header { console.out.write(header) }
    }
    if isFirst, let statement = recognition.statement(input) {
      console.err.line(statement)
      console.err.flush()
    }
    try pipeline.read(reader, recognition.format, name: input.name) { reload?.takePlan() }
    return recognition.format.isLog
  }

  private func follow(
    _ file: String, _ reader: inout InputReader, _ reload: RulesReload, _ sink: BlockSink
  ) throws(Failure) {
    guard Files.isRegular(file) else {
      throw .usage("--follow follows a file, and \(file) is none")
    }
    Interrupt.watch()
    let (settings, console) = (settings, console)
    var written = Clock.now
    reader.follow(
      FollowedFile(file, output: console.out) {
        reload.look()
        if Clock.now - written > 5_000_000_000, let path = settings.metrics {
          written = Clock.now
          do throws(Failure) {
            try sink.writeMetrics(path)
          } catch {
            console.report(error)
          }
        }
        return !Interrupt.isAsked
      })
  }

  /// What is said at the end.
  private func report(
    _ pipeline: borrowing Pipeline, _ sink: BlockSink, isLog: Bool
  ) throws(Failure) {
    if let path = settings.metrics { try sink.writeMetrics(path) }
    if isLog, !console.out.isOver { console.err.line(Self.sum(sink.logCounts, settings)) }
    if settings.showsStats {
      var times = sink.times
      times.reading = pipeline.reading
      let stats = PipelineStats(
        counts: sink.counts,
        decisions: [Decision.rule, .fallback, .none].map { sink.metrics.count($0) },
        shown: sink.shown, bytes: pipeline.bytes, nanoseconds: Clock.now - start,
        jobs: pipeline.wasParallel ? settings.jobs : 1, times: times, isLog: isLog)
      console.err.write(stats.text)
    }
    let unreadable = sink.counts.unreadable - sink.logCounts.unreadable
    if unreadable > 0, !console.out.isOver {
      throw .inputOutput(
        "\(unreadable) of \(pipeline.line) lines are no JSON object with a \"text\"")
    }
  }

  /// What became of the records of logs: nothing is lost silently.
  private static func sum(_ counts: LogCounts, _ settings: ClassifySettings) -> String {
    let events = counts.events == counts.results ? "" : " (\(counts.events.grouped) results)"
    let cure = counts.unreadable > 0 && !settings.showsSkipped ? " (--show-skipped)" : ""
    let records = counts.records == 1 ? "record" : "records"
    return "read \(counts.records.grouped) \(records): \(counts.results.grouped) classified"
      + "\(events), \(counts.withoutResult.grouped) without a delivery result"
      + ", \(counts.unreadable.grouped) unreadable\(cure)"
  }
}

extension ClassifySettings {
  /// How records are answered with the rules of `classifier`.
  func plan(_ classifier: Classifier, _ layout: RecordLayout) throws(Failure) -> AnswerPlan {
    var options = AnswerPlan.Options()
    options.showsSkipped = showsSkipped
    options.measures = showsStats
    options.tallies = metrics != nil
    options.log = input.options
    options.log.year = options.log.year ?? Clock.year
    var made: Filter?
    if let filter { made = try Filter(filter, classifier) }
    return AnswerPlan(classifier, layout, filter: made, hints: hints, options: options)
  }
}

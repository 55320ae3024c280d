internal import Glibc
internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// Reads the rulesets of a long run again when they change. The old ones stay where the new ones
/// have errors.
final class RulesReload {
  private let settings: ClassifySettings
  private let console: Console
  private var watch: RulesWatch
  private var plan: AnswerPlan?
  /// What records look like, once that is known.
  var layout: RecordLayout?

  init(_ settings: ClassifySettings, _ loaded: RuleSource.Loaded, _ console: Console) {
    self.settings = settings
    self.console = console
    watch = RulesWatch(settings.rules, sources: Self.files(loaded))
  }

  private static func files(_ loaded: RuleSource.Loaded) -> [String] {
    loaded.set?.sources.map(\.path) ?? []
  }

  /// Looks whether rulesets changed, and reads them then.
  func look() {
    guard let layout, watch.hasChanged() else { return }
    do throws(Failure) {
      let loaded = try RuleSource.load(settings.rules, console)
      try HintOptions.check(settings.hints, loaded.classifier)
      plan = try settings.plan(loaded.classifier, layout)
      watch.restart(Self.files(loaded))
      let count = loaded.classifier.catalogue.ruleCount
      console.err.line("nixie: the rulesets changed: \(count.grouped) rules from now on")
    } catch {
      console.report(error)
      console.err.line("nixie: the rulesets changed and have errors: the old ones stay")
    }
    console.err.flush()
  }

  /// The plan for what comes next, if there is a new one.
  func takePlan() -> AnswerPlan? {
    look()
    defer { plan = nil }
    return plan
  }
}

/// Ctrl-C and the like, for runs that end no other way.
enum Interrupt {
  // A signal's handler can do little more than set a flag.
  nonisolated(unsafe) private static var flag: sig_atomic_t = 0

  static var isAsked: Bool { unsafe flag != 0 }

  /// An interrupt ends the program again.
  static func unwatch() { for code in [SIGINT, SIGTERM] { signal(code, SIG_DFL) } }

  /// From now on an interrupt is a question, not an end.
  static func watch() {
    unsafe flag = 0
    for code in [SIGINT, SIGTERM] {
      signal(code) { _ in unsafe Interrupt.flag = 1 }
    }
  }
}

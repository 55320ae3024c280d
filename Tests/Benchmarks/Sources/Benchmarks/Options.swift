import Foundation

/// What the command line asks for.
struct Options {
  /// Agreement and allocations only, in seconds: for CI.
  var isShort = false
  /// Only the few lines for README.
  var isMarkdown = false
  var lines = 500_000
  var rounds = 7
  /// Megabytes of the file for the program.
  var megabytes = 256
  var program = "../../.build/release/nixie"
  var rulesets = "../../Rulesets"
  /// Sections to run, all if empty.
  var sections: Set<String> = []
  /// Rules and lines of files instead of made ones, see ``Workload/init(rulesFile:linesFile:limit:)``.
  var files: [(rules: String, lines: String)] = []

  static let usage = """
    usage: Tests/Benchmarks/run [OPTION…]
      --short             agreement and allocations only: what CI runs
      --markdown          the few lines for README
      --only SECTION      one of race, shipped, stages, adversaries, program; may be repeated
      --lines N           replies in a race (500000)
      --rounds N          rounds of a race (7)
      --megabytes N       size of the file for the program (256)
      --program PATH      the program (.build/release/nixie)
      --rulesets FOLDER   the shipped rulesets
      --rules FILE --corpus FILE   rules and replies of files for the race; may be repeated
    Exit code 1: engines disagree, or classifying allocates.
    """

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    func value() throws -> String {
      guard let next = rest.popFirst() else { throw Mistake() }
      return next
    }
    func number() throws -> Int {
      guard let number = Int(try value()), number > 0 else { throw Mistake() }
      return number
    }
    var rules: String?
    while let argument = rest.popFirst() {
      switch argument {
      case "--short": isShort = true
      case "--markdown": isMarkdown = true
      case "--only": sections.insert(try value())
      case "--lines": lines = try number()
      case "--rounds": rounds = try number()
      case "--megabytes": megabytes = try number()
      case "--program": program = try value()
      case "--rulesets": rulesets = try value()
      case "--rules": rules = try value()
      case "--corpus":
        guard let path = rules else { throw Mistake() }
        files.append((path, try value()))
        rules = nil
      default: throw Mistake()
      }
    }
    if isMarkdown, sections.isEmpty { sections = ["race", "shipped", "program"] }
  }

  func wants(_ section: String) -> Bool { sections.isEmpty || sections.contains(section) }

  struct Mistake: Error {}
}

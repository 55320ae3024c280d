/// One command of the command line.
package protocol Command: Sendable {
  static var name: String { get }
  /// What it does, in a few words.
  static var summary: String { get }
  /// What `--help` prints, examples included.
  static var help: String { get }
  static var options: [Arguments.Option] { get }
  static func run(_ arguments: Arguments, _ console: Console) throws(Failure) -> ExitCode
}

/// What a script can trust. The large ones are those of BSD's `sysexits.h`.
package enum ExitCode: Int32, Error, Sendable {
  /// All is well.
  case success = 0
  /// Findings, failed tests, unformatted files.
  case findings = 1
  /// Errors in rulesets.
  case errors = 2
  /// The command was not used as it should be.
  case usage = 64
  /// Something could not be read or written.
  case inputOutput = 74
}

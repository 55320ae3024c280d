/// Why a command cannot go on: what to tell the user, and the exit code.
package struct Failure: Error {
  package var message: String
  /// What to type instead, if there is something.
  package var cure: String?
  package var code: ExitCode

  package static func usage(_ message: String, cure: String? = nil) -> Failure {
    Failure(message: message, cure: cure, code: .usage)
  }

  package static func inputOutput(_ message: String, cure: String? = nil) -> Failure {
    Failure(message: message, cure: cure, code: .inputOutput)
  }
}

import Foundation
import NixieCommand

/// What one run of the command line gave.
struct Ran {
  var code: ExitCode
  var out: [UInt8]
  var err: [UInt8]
  var text: String { String(decoding: out, as: UTF8.self) }
  var complaint: String { String(decoding: err, as: UTF8.self) }
}

/// Runs the command line in this process, its console writing to files.
func nixie(_ arguments: [String]) -> Ran {
  let folder = Folder()
  let (out, err) = (folder.path("out"), folder.path("err"))
  let code = withDescriptor(out) { outDescriptor in
    withDescriptor(err) { errDescriptor in
      NixieCommand.run(
        arguments,
        Console(
          out: Output(descriptor: outDescriptor), err: Output(descriptor: errDescriptor),
          wantsColour: true))
    }
  }
  return Ran(code: code, out: bytes(out), err: bytes(err))
}

func nixie(_ arguments: String...) -> Ran { nixie(arguments) }

extension Console {
  /// One that shows nothing.
  static var silent: Console {
    let nothing = Output(descriptor: unsafe open("/dev/null", O_WRONLY))
    return Console(out: nothing, err: nothing, wantsColour: false)
  }
}

/// Opens `path` for writing, creating it.
func withDescriptor<R>(_ path: String, _ body: (Int32) -> R) -> R {
  let descriptor = unsafe open(path, O_WRONLY | O_CREAT, 0o600)
  precondition(descriptor >= 0, "cannot open \(path)")
  defer { close(descriptor) }
  return body(descriptor)
}

func bytes(_ path: String) -> [UInt8] {
  Array((try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data())
}

/// A folder that goes away with its last use.
final class Folder {
  let root: String

  init() {
    root = NSTemporaryDirectory() + "/nixie-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(
      atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { root + "/" + name }

  /// Writes a file and gives its path.
  func file(_ name: String, _ bytes: [UInt8]) -> String {
    try? Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }
}

/// Where the samples of these tests lie.
enum Samples {
  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
  static let rules = path("rules.nixie")

  static func path(_ name: String) -> String { tests + "/Samples/" + name }

  /// The samples of the readers' tests: a log of every format.
  static let logs: [String] = {
    let folder = tests + "/../NixieLogsTests/Samples"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { "\(folder)/\($0)" }
  }()
}

/// Runs a command of the shell and gives its exit code.
@discardableResult func shell(_ command: String) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", command]
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}

extension Process {
  /// The program `nixie` that was built with these tests; the shell says 127 where it was not.
  static let program =
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/nixie"
}

import Foundation

/// From nothing to the first answer: the command line, one reply, the embedded rulesets.
enum StartBenchmark {
  static func run() {
    guard let path = ProcessInfo.processInfo.environment["NIXIE"] else { return }
    let time = best(of: 20) {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = ["classify"]
      let input = Pipe()
      process.standardInput = input
      process.standardOutput = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return }
      input.fileHandleForWriting.write(Data("550 5.1.1 User unknown\n".utf8))
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
    report("`nixie classify`, one reply", milliseconds(time), of: "process start included")
  }
}

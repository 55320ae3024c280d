internal import Glibc

/// A program of the machine that unpacks a file, running beside this one.
final class Unpacker {
  /// Where its output is read.
  let output: Int32
  private let process: pid_t
  private let program: String
  private let name: String
  private var hasEnded = false

  /// Starts the program for `packing` on what `head` begins and `descriptor` goes on with.
  init(
    _ packing: Packing, of name: String, _ descriptor: Int32, closes: Bool, head: [UInt8]
  ) throws(Failure) {
    self.name = name
    program = packing.program
    let output = try Self.pipe()
    self.output = output.reading
    // A file is given to the program itself, from where its head began; a pipe has to be fed.
    if lseek(descriptor, off_t(-head.count), SEEK_CUR) >= 0 {
      defer { if closes { close(descriptor) } }
      process = try Self.spawn(packing.program, name, input: descriptor, output)
    } else {
      let input = try Self.pipe()
      process = try Self.spawn(packing.program, name, input: input.reading, output)
      close(input.reading)
      Self.feed(input.writing, head, from: descriptor, closes: closes)
    }
  }

  deinit {
    if !hasEnded {
      kill(process, SIGTERM)
      _ = status()
    }
    close(output)
  }

  /// Waits for the program and gives what went wrong, if something did.
  func finish() -> String? {
    if hasEnded { return nil }
    return status() == 0 ? nil : "\(program) could not unpack \(name) to its end"
  }

  private func status() -> Int32 {
    hasEnded = true
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private static func pipe() throws(Failure) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    guard unsafe Glibc.pipe(&ends) == 0 else {
      throw .inputOutput("I cannot make a pipe: \(Files.systemError())")
    }
    // An end that the program inherited would keep its input open for ever.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func spawn(
    _ program: String, _ name: String, input: Int32, _ output: (reading: Int32, writing: Int32)
  ) throws(Failure) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    // What it would complain of is said by `finish`.
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var process: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [strdup(program), strdup("-dc"), nil]
    defer {
      unsafe free(arguments[0])
      unsafe free(arguments[1])
    }
    let failure = unsafe posix_spawnp(&process, program, &actions, nil, &arguments, environ)
    close(output.writing)
    guard failure == 0 else {
      close(output.reading)
      throw .inputOutput(
        "\(name) is packed, and I cannot run \(program): "
          + (failure == ENOENT ? "it is not installed" : "error \(failure)"),
        cure: "install \(program), or unpack the file first")
    }
    return process
  }

  /// Passes bytes on until either end is gone.
  private static func feed(
    _ writing: Int32, _ head: [UInt8], from descriptor: Int32, closes: Bool
  ) {
    let isStarted = Threads.start {
      let output = Output(descriptor: writing)
      output.write(head)
      var block = [UInt8](repeating: 0, count: 1 << 16)
      while !output.isOver {
        let count = unsafe block.withUnsafeMutableBytes { bytes in
          unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        output.writeThrough(Array(block[..<count]))
      }
      output.flush()
      close(writing)
      if closes { close(descriptor) }
    }
    if isStarted { return }
    // The program sees the end at once, and `finish` says that something went wrong.
    close(writing)
    if closes { close(descriptor) }
  }
}

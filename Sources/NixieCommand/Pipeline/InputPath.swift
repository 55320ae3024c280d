internal import Glibc

/// An input as it was named: a file, standard input, or a Maildir with a message a file.
package struct InputPath: Sendable {
  /// What messages call it.
  package let name: String
  /// The files to read, in order.
  package let files: [String]

  /// The inputs that `words` name; standard input if there are none.
  package static func all(_ words: [String]) throws(Failure) -> [InputPath] {
    if words.isEmpty { return [InputPath(name: "standard input", files: ["-"])] }
    var inputs: [InputPath] = []
    for word in words { inputs.append(try InputPath(word)) }
    return inputs
  }

  private init(name: String, files: [String]) {
    self.name = name
    self.files = files
  }

  private init(_ word: String) throws(Failure) {
    guard word != "-", Files.kind(word) == .folder else {
      self.init(name: word == "-" ? "standard input" : word, files: [word])
      return
    }
    let folders = ["cur", "new"].map { "\(word)/\($0)" }.filter { Files.kind($0) == .folder }
    guard !folders.isEmpty else {
      throw .inputOutput(
        "\(word) is a folder, and no Maildir", cure: "name the files in it: \(word)/*")
    }
    var files: [String] = []
    for folder in folders {
      guard let names = Files.names(in: folder) else {
        throw .inputOutput("I cannot read \(folder): \(Files.systemError())")
      }
      files += names.filter { !$0.hasPrefix(".") }.sorted().map { "\(folder)/\($0)" }
    }
    self.init(name: word, files: files)
  }
}

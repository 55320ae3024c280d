internal import Nixie

/// `nixie inspect`: what is in an image.
package enum Inspect: Command {
  package static let name = "inspect"
  package static let summary = "show what a compiled image holds"
  package static let help = """
    usage: nixie inspect [IMAGE] [options]

    Checks an image (the embedded one if none is named), and shows its version, checksum, counts,
    the size of its automaton, and its sections, the largest first.

    options
      --format text|json   how to write (default: text)

    exit code: 0 sound, 2 damaged, foreign or of another version

    examples
      nixie inspect rules.nixie-image
      nixie inspect --format json | jq .filter
    """
  package static let options: [Arguments.Option] = [.value("format")]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let format = try arguments.choice("format", ["text", "json"], default: "text")
    guard arguments.words.count <= 1 else {
      throw .usage("inspect takes one image", cure: "nixie inspect rules.nixie-image")
    }
    let image: Image
    if let path = arguments.words.first {
      image = try RuleSource.image(path)
    } else {
      image = try RuleSource.classifier([], console).image
    }
    let inspection = ImageInspection(image, name: arguments.words.first ?? "embedded rules")
    console.out.write(format == "json" ? inspection.json.pretty : inspection.text(console))
    return .success
  }
}

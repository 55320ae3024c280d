package import Nixie

/// `--esp`, `--mx`, `--domain`, `--stage`, which several commands take.
package enum HintOptions {
  package static func hints(_ arguments: Arguments) throws(Failure) -> Hints {
    var stage: Stage?
    if arguments.value("stage") != nil {
      stage = Stage(
        name: try arguments.choice("stage", Stage.allCases.map(\.name), default: ""))
    }
    return Hints(
      mxHost: arguments.value("mx"), esp: arguments.value("esp"),
      domain: arguments.value("domain"), stage: stage)
  }

  /// An ESP that the rules do not know is a typing error.
  package static func check(_ hints: Hints, _ classifier: Classifier) throws(Failure) {
    guard let esp = hints.esp else { return }
    let names = (0..<classifier.catalogue.espCount).map { classifier.catalogue.espName($0) }
    if names.contains(esp) { return }
    throw .usage(
      "I don't know the ESP \"\(esp)\"",
      cure: NearWord.suggestion(esp, names).map { "did you mean \($0)?" }
        ?? "`nixie list esps` names them all")
  }
}

extension DFA {
  /// The valid normalised framed texts: start frame; tokens without blanks joined by single blanks,
  /// or nothing at all; end frame. No capitals, no control bytes. Minimised.
  package static let framedText: DFA = {
    let token = Regex.repetition(
      .bytes(ByteSet.normalised.subtracting(.blank)), min: 1, max: nil, lazy: false)
    let more = Regex.concatenation([.bytes(.blank), token])
    let text = Regex.concatenation([token, .repetition(more, min: 0, max: nil, lazy: false)])
    let optional = Regex.repetition(text, min: 0, max: 1, lazy: false)
    do {
      return try DFA(matching: optional, budget: 64).minimised()
    } catch {
      preconditionFailure("the automaton of framed texts has six states")
    }
  }()
}

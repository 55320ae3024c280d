internal import Nixie
internal import NixieSyntax

/// `nixie new`: proposes a rule for a reply.
package enum New: Command {
  package static let name = "new"
  package static let summary = "propose a rule for a reply"
  package static let help = """
    usage: nixie new "REPLY" [options]

    Proposes a rule, ready to paste into a ruleset: placeholders stand for what varies, the ESP is
    named where it is known, and addresses in the example are those reserved for documentation.
    The rule is compiled and its example run before it is printed.

    options
      --rules PATH…    check it together with these rulesets (default: alone)
      --esp NAME       who answered
      --mx HOST        the host that answered
      --domain DOMAIN  the recipient's domain
      --stage STAGE    connect, helo, mail, rcpt, data or end-of-data

    examples
      nixie new "550 5.2.1 <ann@example.net>: account locked since 2026-02-15"
      nixie new "421 Too many messages from 192.0.2.25" --mx mx1.example.com --rules Rulesets
    """
  package static let options: [Arguments.Option] = [
    .value("rules", many: true), .value("esp"), .value("mx"), .value("domain"), .value("stage"),
  ]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let hints = try HintOptions.hints(arguments)
    let loaded = try RuleSource.load(arguments.values("rules"), console)
    try HintOptions.check(hints, loaded.classifier)
    let reply = try ReplyArgument.bytes(arguments)
    guard reply.contains(where: { $0 > 0x20 }) else {
      throw .usage(
        "there is no reply to make a rule of", cure: "nixie new \"550 5.1.1 No such user\"")
    }
    var scratch = Scratch()
    let trace = loaded.classifier.trace(reply.span, hints: hints, using: &scratch)
    let usual = loaded.classifier.catalogue.permanence(ofCategory: trace.answer.category)
      .resolved(code: trace.answer.code, enhanced: trace.answer.enhanced)
    var proposal = Proposal(
      reply: reply, text: trace.text, answer: loaded.classifier.classify(reply, hints: hints),
      stage: hints.stage, isUsual: usual == trace.answer.permanence)
    let check = ProposalCheck(loaded: loaded)
    var outcome = check.outcome(proposal)
    if case .beaten(let rule) = outcome {
      proposal.overrides = [rule]
      outcome = check.outcome(proposal)
    }
    if case .fails = outcome {
      // The pattern may end inside a word, where an end without a gap is not found.
      var open = proposal
      open.pattern = "*\(proposal.pattern)*"
      if case .works = check.outcome(open) {
        proposal = open
        outcome = .works
      }
    }
    console.out.write(
      Formatter.format(
        SyntaxTree.parse(SourceFile(path: "proposal.nixie", text: proposal.stanza), file: 0)))
    switch outcome {
    case .works:
      console.err.line("compiled; it decides its example")
      return .success
    case .beaten(let rule):
      console.err.line("compiled, but \(rule) decides its example")
    case .fails(let reason):
      console.err.line("this proposal needs your hand: \(reason)")
    }
    return .findings
  }
}

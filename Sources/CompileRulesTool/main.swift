// The tool behind the plugins.
//
//   CompileRulesTool embed OUTPUT.swift --set NAME FILE… [--set NAME FILE…]
//   CompileRulesTool check PATH…

internal import Foundation

var arguments = Array(CommandLine.arguments.dropFirst())
let command = arguments.isEmpty ? "" : arguments.removeFirst()
switch command {
case "embed": exit(embed(arguments))
case "check": exit(check(arguments))
default:
  print("usage: CompileRulesTool embed OUTPUT.swift --set NAME FILE… | check PATH…")
  exit(64)
}

// How fast Nixie is, and how fast others are at the same work: see `Options.usage`.

import Foundation

guard let options = try? Options(Array(CommandLine.arguments.dropFirst())) else {
  print(Options.usage)
  exit(64)
}
do {
  if options.isShort {
    try ShortCheck(options: options).run()
    exit(0)
  }
  if options.sections == ["profile"] {
    try ProfileRun(options: options).run()
    exit(0)
  }
  print("Measured on \(Host.date), \(Host.name), one thread but for the program.\n")
  if options.wants("race") { try RaceFigures(options: options).show() }
  if options.wants("shipped") { try ShippedFigures(options: options).show() }
  if options.wants("adversaries") { Adversaries(options: options).show() }
  if options.wants("program") { ProgramFigures(options: options).show() }
} catch {
  print("\(error)")
  exit(1)
}

// How fast Nixie is, and how fast others are at the same work: see `Options.usage`.

import Foundation

if CommandLine.arguments.contains("--help") {
  print(Options.usage)
  exit(0)
}
guard let options = try? Options(Array(CommandLine.arguments.dropFirst())) else {
  print(Options.usage)
  exit(64)
}
do {
  if options.isShort {
    try ShortCheck(options: options).run()
    exit(0)
  }
  if options.sections.contains("profile") {
    try ProfileRun(options: options).run()
    exit(0)
  }
  print(
    "Measured on \(Host.date), \(Host.name), load \(Host.load), one thread but for the program.\n")
  try showRaces(options)
  if options.wants("stages") { StageFigures(options: options).show() }
  if options.wants("adversaries") { Adversaries(options: options).show() }
  if options.wants("program") { ProgramFigures(options: options).show() }
} catch {
  print("\(error)")
  exit(1)
}

/// Nixie against others, in one table.
func showRaces(_ options: Options) throws {
  var all: [Figures] = []
  var notes: [String] = []
  if options.wants("race") {
    all += try RaceFigures(options: options).measure()
    notes.append("All engines that ran gave the same answer for each of their lines.")
  }
  if options.wants("shipped"), let shipped = try ShippedFigures(options: options).measure() {
    all.append(shipped.figures)
    notes.append(shipped.note)
  }
  guard !all.isEmpty else { return }
  Figures.table(all)
  let missing = PeerEngine.every.filter { PeerEngine.version($0) == nil }
  if !missing.isEmpty {
    let names = missing.map(PeerEngine.title).joined(separator: ", ")
    notes.append("Not installed, and left out: \(names) (\(PeerEngine.installation)).")
  }
  print(notes.joined(separator: " ") + "\n")
}

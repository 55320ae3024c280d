// How fast Nixie is, as a table for a report.
//
//     cd Tests/Benchmarks && swift run -c release Benchmarks
//     NIXIE=../../.build/release/nixie swift run -c release Benchmarks    # and process start
//
// Timings on shared machines drift: compare runs that alternate, as ratios.

import Foundation

print("Nixie benchmarks, \(Machine.date), \(Machine.name)\n")
print("| what | figure | of |\n|---|---|---|")
GeneratedBenchmarks.run()
ShippedBenchmarks.run()
StartBenchmark.run()

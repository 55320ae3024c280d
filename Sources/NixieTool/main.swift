internal import Glibc
internal import NixieCommand

exit(NixieCommand.run(Array(CommandLine.arguments.dropFirst())))

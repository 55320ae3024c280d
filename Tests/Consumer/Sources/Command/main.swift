import Desk

// A reply a line in, its category and advice out.
while let reply = readLine() {
  let answer = Desk.answer(reply)
  print("\(answer.category): \(answer.advice)")
}

// Package desk answers officers, groups and administrators: totals, invitations,
// bindings of groups. It reads through Records, decides who may do what in one
// place (authorise.go), and answers with effects: writes that carry what the
// person saw as their precondition, and messages by key. It changes no
// record itself; only tries of codes are counted at once. A button's data says all
// that a tap needs, and every tap is authorised for who taps, now; what waits for
// words or a file is a State, which the chat's session keeps.
//
// A command is one value in one file (command.go), and asks for what it needs so:
//
//   - Words. askWords puts a question whose answer is the next thing the person
//     types, if the command's answers says that it may be; run then has it in
//     call.args, after what was begun, and call.answer is set. The question waits
//     ten minutes; a command, a tap or /huy ends it.
//   - A file. command.file says which endings it takes and what is done with one. A
//     file is the command's whose name stands below it, else the one's that waits
//     (askWords), else the one's that takes bare files. The turn answers at once and
//     leaves a job; when the file is on the shelf, bot.Received runs file.run in a
//     turn of its own, in the order of the chat, authorised anew: call.file has
//     name, size (at most bot.FileMost) and SHA-256, call.args the words that came
//     with it. It stays on the shelf for shelf.Life after it was kept last, unless
//     something names it. What cannot be had is answered here, and where to send
//     files whose platform gives bots none (File is nil). Groups' are left alone.
//   - A button that means more than its 64 bytes: keepView makes a row and gives
//     the id for the button, readView reads it. Scopes do it by themselves
//     (scopeData, tappedScope).
//   - Work that is heavy, or later: bot.Do among the writes; its worker is a
//     jobs.Kind, and tells the chat by bot.Enqueue. Reading a workbook is such work:
//     a turn holds its chat, and its snapshot a connection. A worker may also tap a
//     button of its own when it is done: a bot.Occur of kind Received with Data
//     (list_told.go), whose action then answers, authorised anew.
//   - A file or pictures in the answer: Say.File and Say.Album name what is on the
//     shelf already, with Size. A job makes it, keeps it there, and enqueues the
//     message.
//
// One unit (/donvi, unit_*.go) is a list of actions that other commands and the page
// offer by the data of a button, as data(verb, num(unit)): verbCard its page,
// verbAccept, verbMerge, verbClassify, verbEdit and what that lists, and with
// accountMark behind it verbPerson, verbVerify, verbReply, verbEnd of a person.
// Who taps is authorised for the unit, anew. What needs words asks for them by
// askFree; what is to be confirmed is a view. Each change carries what was seen, and
// its line of the audit, with the same event and act, is what makes it one however
// often it runs, and names who came first (LastAct).
//
// TestEveryCommandHasItsWords fails for a command that lacks its sentences, TestWhoMayDoWhat
// for one that others may give than officers in private within their own scope, unless its
// row there says so; a file is an action of its own, "file <name>".
package desk

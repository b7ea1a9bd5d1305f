package engine

// The crash points, in the order of a turn: before and after each step that
// lasts. A kill at any of them loses nothing, records nothing twice, and
// repeats at most one message.
const (
	beforeEnter  = "enter"   // nothing has happened
	afterEnter   = "entered" // the chat is locked
	beforeCommit = "commit"  // stepped, nothing lasts
	afterCommit  = "committed"
	beforeSave   = "save"
	afterSave    = "saved" // the turn is done, nobody has been told
	beforeSay    = "say"   // of each message
	afterSay     = "said"
	beforeMark   = "mark" // that a message was said
	afterMark    = "marked"
	beforeQueue  = "queue" // a reply goes to the outbox
	afterQueue   = "queued"
	beforePark   = "park"
	afterPark    = "parked"
	beforeUnpark = "unpark" // a parked event has been handled
	afterUnpark  = "unparked"
	beforeAnswer = "acknowledge" // all is done, the platform does not know
)

func (e *Engine) crash(point string) {
	if e.opt.Crash != nil {
		e.opt.Crash(point)
	}
}

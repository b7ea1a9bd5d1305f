package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// scolded answers a complaint or an insult with one sentence that says whom to talk to,
// and goes on where it was. Nothing of it is searched, kept or read back. What else the
// words say, a question that the program can answer or a way past the present one, is
// answered instead.
func (t *Talk) scolded() bool {
	const more = read.Doubts | read.Waits | read.NoIdea | read.Cannot | read.CodeLost | read.CodeNone | read.Merged | read.Officer | read.NotMine | read.Withdraws | read.Promises | read.Another
	switch t.in.Topic {
	case read.NoTopic, read.AboutOther, read.AboutHow: // "làm ăn kiểu gì thế" asks nothing
	default:
		return false
	}
	if !t.in.Says(read.Scolds) || t.in.Says(more) || t.old {
		return false
	}
	t.goOnWith(bot.T("other.scolded", "contact", t.reach()))
	return true
}

// onlyScolds tells whether the words complain and name no unit for sure: "mầm non rất là
// bực mình" is only like many names.
func (t *Talk) onlyScolds() bool {
	return t.in.Says(read.Scolds) && (t.f.Near || len(t.f.Named) == 0)
}

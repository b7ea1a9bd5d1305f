package desk

import (
	"strings"
	"time"

	"vneidbot/bot"
)

// A list that is pasted may be longer than a message: the messenger cuts it, and it comes
// as several that follow each other at once. After a message that is nearly as long as
// one can be, the list is compared when nothing has followed it for a moment.

const (
	cutFrom    = 3000            // letters of a message behind which more of a text may come
	cutWait    = 4 * time.Second // within which it does
	piecesMost = 60              // messages of one list

	partView = "againstpart" // the kind of a view that is a list so far, or the mark of one
)

// listPart is a list as far as it came.
type listPart struct {
	List  string    // the event of its first message
	N     int       // messages
	Scope bot.Scope `json:",omitempty"`
	Text  string    `json:",omitempty"`
}

// mark is found by whoever knows the list: so many of its messages have come.
func (p listPart) mark() listPart { return listPart{List: p.List, N: p.N} }

// takePasted takes words for the list, or for more of it: it is compared now, or when the rest
// has come.
func (t *deskTurn) takePasted(p listPart, words string) (bot.Effects, error) {
	if p.N++; p.N == 1 {
		p.List = t.Event.ID
	}
	p.Text = strings.TrimSpace(p.Text + "\n" + words)
	t.keepView(partView, p.mark())
	if whole := t.Event.Chat.Channel == bot.DeskPage || units16(words) < cutFrom || p.N >= piecesMost; whole || !t.who.own().Covers(p.Scope) {
		return t.compare(p.Scope, bot.AgainstTask{Text: p.Text})
	}
	id := t.keepView(partView, p)
	t.awaitWords("doichieu", data(verbAgainstMore, id))
	return bot.Effects{Writes: []bot.Write{t.later("pasted:"+t.Event.ID, t.now.Add(cutWait), data(verbAgainstWhole, id))}}, nil
}

// partOf is the list of a button as far as it had come, if it is the person's own.
func (t *deskTurn) partOf(c call) (p listPart, ok bool, err error) {
	v, err := t.records.View(first(c.fields))
	if err != nil || v == nil || v.Account != t.Event.From {
		return p, false, err
	}
	ok, err = t.readView(partView, v.ID, &p)
	return p, ok && p.Text != "", err
}

// againstMore takes words for more of the list.
func (t *deskTurn) againstMore(c call) (bot.Effects, error) {
	p, ok, err := t.partOf(c)
	switch {
	case err != nil || !ok:
		return t.staleAfter(err)
	case c.args == "":
		return t.askList(p.Scope)
	}
	return t.takePasted(p, c.args)
}

// againstWhole has the list compared, if nothing more of it has come.
func (t *deskTurn) againstWhole(c call) (bot.Effects, error) {
	p, ok, err := t.partOf(c)
	if err != nil || !ok {
		return t.staleAfter(err)
	}
	p.N++
	if more, err := t.records.View(viewOf(t.Event.Chat, partView, p.mark()).ID); err != nil || more != nil {
		return bot.Effects{}, err
	}
	if t.state.Begun == data(verbAgainstMore, first(c.fields)) {
		t.state = State{Shots: t.state.Shots}
	}
	return t.compare(p.Scope, bot.AgainstTask{Text: p.Text})
}

package desk

import (
	"context"
	"encoding/json"
	"time"

	"vneidbot/bot"
)

// fileView is the kind of a view that says whose a file is.
const fileView = "tep"

// fileOf is for whom a file or a picture was made: an officer or a group, and of which
// scope or unit.
type fileOf struct {
	Account bot.AccountID `json:",omitempty"`
	Group   string        `json:",omitempty"` // its chat, in the place of an officer
	Scope   bot.Scope     `json:",omitempty"`
	Unit    bot.UnitID    `json:",omitempty"` // in the place of a scope
}

// owned is a file of a scope for whoever asked for it: where it goes as an address, that
// ends when the officer does, or the scope.
func (t *deskTurn) owned(f bot.File, scope bot.Scope) *bot.Attachment {
	return &bot.Attachment{SHA256: f.SHA256, Name: f.Name, Mime: f.Mime, Size: f.Size, Ask: t.ofScope(scope)}
}

// ofScope names whoever asks, for as long as the scope is the officer's.
func (t *deskTurn) ofScope(scope bot.Scope) (ask string) {
	return t.keepView(fileView, fileOf{Account: t.Event.From, Scope: scope})
}

// ofUnit names whoever asks, for as long as the unit is in the officer's scope.
func (t *deskTurn) ofUnit(unit bot.UnitID) (ask string) {
	return t.keepView(fileView, fileOf{Account: t.Event.From, Unit: unit})
}

// GroupFile names a group in the Ask of a file of the scope, for as long as the group is
// bound to that; the write has to be made with the message.
func GroupFile(group bot.Chat, scope bot.Scope, at time.Time) (ask string, w bot.Write) {
	v := viewOf(group, fileView, fileOf{Group: group.Key(), Scope: scope})
	v.At = at
	return v.ID, bot.KeepView{View: v}
}

// MayHave tells whether a file with that Ask still belongs to whom it was made for.
func (d *Desk) MayHave(ctx context.Context, ask string) (may bool, err error) {
	err = d.Records.Snapshot(ctx, func(records Snapshot) error {
		v, err := records.View(ask)
		if err != nil || v == nil || v.Kind != fileView {
			return err
		}
		var of fileOf
		if json.Unmarshal([]byte(v.JSON), &of) != nil {
			return nil
		}
		may, err = d.belongs(records, of)
		return err
	})
	return may, err
}

func (d *Desk) belongs(records Snapshot, of fileOf) (bool, error) {
	if of.Group != "" {
		g, err := records.Group(of.Group)
		return g != nil && !of.Scope.Empty() && g.Scope.Covers(of.Scope), err
	}
	a, err := d.Account(records, of.Account)
	if err != nil || of.Unit == 0 {
		return !of.Scope.Empty() && who{Account: a}.own().Covers(of.Scope), err
	}
	u, err := records.Unit(of.Unit)
	return u != nil && who{Account: a}.sees(u.Area, u.Level) == granted, err
}

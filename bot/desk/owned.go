package desk

import (
	"context"
	"encoding/json"

	"vneidbot/bot"
)

// fileView is the kind of a view that says whose a file is.
const fileView = "tep"

// fileOf is for whom a file was made, and of which scope.
type fileOf struct {
	Account bot.AccountID
	Scope   bot.Scope
}

// owned is a file of a scope for whoever asked for it: where it goes as an address, that
// ends when the officer does, or the scope.
func (t *deskTurn) owned(f bot.File, scope bot.Scope) *bot.Attachment {
	return &bot.Attachment{SHA256: f.SHA256, Name: f.Name, Mime: f.Mime, Size: f.Size, Ask: t.keepView(fileView, fileOf{t.Event.From, scope})}
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
		a, err := d.Account(records, of.Account)
		may = who{Account: a}.own().Covers(of.Scope) && !of.Scope.Empty()
		return err
	})
	return may, err
}

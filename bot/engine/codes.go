package engine

import (
	"context"

	"vneidbot/bot"
)

// look asks the records for the facts. Who has tried too many codes is told so
// without asking whether this one was right.
func (t *turn) look(ctx context.Context, ev bot.Event, n bot.Needs) (facts bot.Facts, alarm []bot.Tell, err error) {
	if n.Invite == "" {
		facts, err = t.facts(ctx, ev, n)
		return facts, nil, err
	}
	try, err := t.opt.Codes.Open(ctx, ev, n.Invite, t.opt.Now(), func() (right bool, err error) {
		facts, err = t.facts(ctx, ev, n)
		return facts.Invite.Kind != bot.InviteBad, err
	})
	if err == nil && try.Refused() {
		n.Invite = ""
		facts, err = t.facts(ctx, ev, n)
		facts.Invite = bot.Invite{Kind: bot.InviteTired, Until: try.Until}
	}
	return facts, try.Tell, err
}

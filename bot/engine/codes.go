package engine

import (
	"context"
	"strconv"
	"time"

	"vneidbot/bot"
)

// Invitations can be guessed only as fast as wrong ones are counted: by account
// and over all, in a window of an hour that begins with the first. The desk
// counts officers' codes under the same keys.
const (
	codesOf     = "invite:"
	codesAll    = "invite:all"
	codesWindow = time.Hour
)

// look asks the records for the facts. Who has guessed too often is told so
// without asking whether this guess was right.
func (t *turn) look(ctx context.Context, ev bot.Event, n bot.Needs) (bot.Facts, error) {
	if n.Invite == "" {
		return t.facts(ctx, ev, n)
	}
	tired, err := t.tired(ctx, ev)
	if err != nil {
		return bot.Facts{}, err
	}
	if tired {
		n.Invite = ""
	}
	facts, err := t.facts(ctx, ev, n)
	if err != nil {
		return facts, err
	}
	if tired {
		facts.Invite.Kind = bot.InviteTired
	}
	if facts.Invite.Kind == bot.InviteBad {
		err = t.strike(ctx, ev)
	}
	return facts, err
}

func (t *turn) tired(ctx context.Context, ev bot.Event) (bool, error) {
	if t.counted.asked {
		return t.counted.tired, nil
	}
	own, err := t.opt.Limits.Strikes(ctx, codesOf+string(ev.From))
	if err != nil {
		return false, err
	}
	all, err := t.opt.Limits.Strikes(ctx, codesAll)
	if err != nil {
		return false, err
	}
	t.counted.asked, t.counted.tired = true, own >= t.opt.Ceilings.Codes || all >= t.opt.Ceilings.AllCodes
	return t.counted.tired, nil
}

// strike counts a wrong code; the one that fills the measure of the hour tells
// the administrators, once an hour.
func (t *turn) strike(ctx context.Context, ev bot.Event) error {
	if t.counted.struck {
		return nil
	}
	if _, err := t.opt.Limits.Strike(ctx, codesOf+string(ev.From), codesWindow); err != nil {
		return err
	}
	all, err := t.opt.Limits.Strike(ctx, codesAll, codesWindow)
	if err != nil {
		return err
	}
	t.counted.struck = true
	if all >= t.opt.Ceilings.AllCodes && t.opt.Admins != nil {
		t.counted.alarm = alarm(t.opt.Admins(ctx), all, t.opt.Now())
	}
	return nil
}

func alarm(admins []bot.AccountChat, n int, now time.Time) []bot.Tell {
	hour := strconv.FormatInt(now.Truncate(codesWindow).Unix(), 36)
	var out []bot.Tell
	for _, a := range admins {
		out = append(out, bot.Tell{Key: "guessing:" + hour + ":" + string(a.Account), To: a, Say: sentence(bot.T("officer_code.guessing", "n", n))})
	}
	return out
}

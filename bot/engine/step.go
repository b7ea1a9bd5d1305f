package engine

import (
	"context"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/dialog"
)

// stepsMost is how often a turn steps again because the records changed
// between its look and its commit.
const stepsMost = 5

// decision is what a step came to.
type decision struct {
	bot.Effects
	talk talk   // of the conversation, nil where somebody else answered
	lang string // of the answer
}

// work steps and commits, and leaves in the turn what is to be saved and said.
func (t *turn) work(ctx context.Context) error {
	for i := range stepsMost {
		if i > 0 { // the step before worked in the state
			t.env = t.open(t.session.Data)
		}
		err := t.step(ctx)
		if bot.KindOf(err) != bot.Conflict {
			return err
		}
	}
	return errSteps
}

func (t *turn) step(ctx context.Context) error {
	ev := t.env.choose(t.event)
	d, err := t.decide(ctx, ev)
	if err != nil {
		return err
	}
	t.lang = d.lang
	says, writes := t.sort(d.Effects)
	writes = append(writes, t.handing(says)...)
	out, err := t.commit(ctx, writes)
	if err != nil {
		return err
	}
	if d.talk != nil && out.Report != nil {
		says = append(says, d.talk.Receipt(out)...)
	}
	t.messages = t.wordAll(says)
	return nil
}

// decide finds who answers the event, and the answer.
func (t *turn) decide(ctx context.Context, ev bot.Event) (decision, error) {
	switch claim := desk.Takes(ev, t.env.Desk); {
	case claim == desk.Ours:
		return t.askDesk(ctx, ev)
	case ev.Chat.Group:
		return decision{}, nil
	case ev.Kind == bot.Blocked || ev.Kind == bot.Joined:
		return t.keepHouse(ctx, ev)
	default:
		return t.converse(ctx, ev, claim)
	}
}

// keepHouse records whether the person can be written to.
func (t *turn) keepHouse(ctx context.Context, ev bot.Event) (decision, error) {
	blocked := ev.Kind == bot.Blocked
	set := bot.SetAccount{ID: ev.From, Chat: ev.Chat, Blocked: &blocked, At: ev.At}
	return decision{Effects: bot.Effects{Writes: []bot.Write{set}}}, t.wait(ctx)
}

// askDesk has the desk answer, in the person's own language, and in groups in the
// default one. What the engine has to know it is told of the desk's own snapshot.
func (t *turn) askDesk(ctx context.Context, ev bot.Event) (d decision, err error) {
	var behind error
	begin := func(waits bot.Backlog, who bot.Account) (string, error) {
		if !ev.Chat.Group {
			d.lang = t.env.State.Language(bot.Facts{Account: who})
		}
		behind = t.behind(waits)
		return d.lang, behind
	}
	a, err := t.opt.Desk.Answer(ctx, desk.Request{
		Event: ev, Caps: t.channel.Caps(), Links: t.channel.Link, State: t.env.Desk, Begin: begin})
	switch {
	case behind != nil: // it is no failure of the records, whatever they make of it
		return d, behind
	case err == nil:
		t.env.Desk, d.Effects = a.State, a.Effects
	}
	return d, err
}

// facts asks the records, unless the turn has to wait behind others.
func (t *turn) facts(ctx context.Context, ev bot.Event, n bot.Needs) (bot.Facts, error) {
	f, err := t.opt.Records.Look(ctx, ev, n)
	if err != nil {
		return f, err
	}
	if t.opt.Desk.IsAdmin(ev.From) {
		f.Account.Role = bot.Admin
	}
	return f, t.behind(f.Backlog)
}

// wait is for turns that need no facts.
func (t *turn) wait(ctx context.Context) error {
	b, err := t.opt.Records.Backlog(ctx, t.key)
	if err != nil {
		return err
	}
	return t.behind(b)
}

// converse is the conversation's turn, unless the sender's role makes the event
// the desk's: the look-up that tells it is the one that a principal needs anyway.
func (t *turn) converse(ctx context.Context, ev bot.Event, claim desk.Claim) (decision, error) {
	t.env.Desk = t.env.Desk.After(ev)
	if t.tooManyPictures(ev) {
		return t.refusePicture(ctx, ev)
	}
	talk := t.env.State.open(ev)
	facts, alarm, err := t.look(ctx, ev, talk.Needs())
	if err != nil {
		return decision{}, err
	}
	if claim.By(facts.Account.Role, talk.Hold(facts) != dialog.Loose) || toOfficers(ev, talk, facts) {
		t.env = t.open(t.session.Data) // the talk has begun to work in the state
		return t.askDesk(ctx, ev)
	}
	eff := talk.Step(t.surroundings(), facts)
	eff.Tell = append(eff.Tell, alarm...)
	return decision{Effects: eff, talk: talk, lang: spoken(t.env.State, facts)}, nil
}

// surroundings are what the conversation may know of the chat.
func (t *turn) surroundings() dialog.Env {
	caps := t.channel.Caps()
	return dialog.Env{Caps: caps, Files: caps.File > 0 || t.opt.Files.Address != nil}
}

// toOfficers tells whether an officer's words are the desk's: they are of no report, or
// ask for a command where the officer reports for a unit as well.
func toOfficers(ev bot.Event, talk talk, f bot.Facts) bool {
	if f.Account.Role == bot.Principal || !desk.Speaks(ev) {
		return false
	}
	hold := talk.Hold(f)
	return hold == dialog.Loose || hold == dialog.Some && (ev.Kind == bot.Unknown || desk.Means(ev.Text))
}

// commit makes the writes last; a turn that has none touches no disk.
func (t *turn) commit(ctx context.Context, writes []bot.Write) (bot.Outcome, error) {
	if len(writes) == 0 {
		return bot.Outcome{}, nil
	}
	t.crash(beforeCommit)
	out, err := t.opt.Records.Commit(ctx, writes)
	if err == nil {
		t.crash(afterCommit)
	}
	return out, err
}

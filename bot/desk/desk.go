package desk

import (
	"context"
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/guess"
	"vneidbot/bot/summary"
)

// Setup is what a desk is made of.
type Setup struct {
	Records   Records
	Codes     *guess.Limit // how often invitations are tried, of every kind
	Tokens    *bot.Tokens
	Words     summary.Wording // of tables, which have to know how wide words are
	Admins    []bot.AccountID // of the configuration
	Place     bot.Place
	Page      Linker // of the web page, nil where there is none
	PageURL   string // of the officers' page, "" where there is none
	FeedURL   string // before the token of a feed, "" where there are none
	Chat      string // the address of the bot where links hand nothing over, "" for none
	Messenger string // one whose bots are given files, by its name, "" where there is none
	Silent    string // the channel where nobody hears what is said unasked, "" for none
}

// Linker is the address that opens a private chat with the bot and hands it
// the payload ("" for none); "" where the channel has no such addresses.
type Linker func(payload string) string

// Request is one event that the desk takes.
type Request struct {
	Event bot.Event
	Caps  bot.Caps
	Links Linker
	Lang  string // the language the answer will be worded in
	State State  // as the chat's last answer left it

	// Begin is asked first, from the answer's own snapshot: it is told what of the
	// chat waits and who asks (only the id where that is nobody's), and tells Lang,
	// or why there must be no answer yet. Nil: Lang is as it is.
	Begin func(waits bot.Backlog, who bot.Account) (lang string, err error)
}

// begin asks Begin.
func (r *Request) begin(records Snapshot, who bot.Account) error {
	if r.Begin == nil {
		return nil
	}
	waits, err := records.Backlog(r.Event.Chat.Key())
	if err == nil {
		r.Lang, err = r.Begin(waits, who)
	}
	return err
}

// Answer is what comes of a request.
type Answer struct {
	bot.Effects
	State State // to be kept for the chat's next event

	invited bool // by a good invitation
}

// Desk answers officers and groups. It is safe for concurrent use.
type Desk struct{ Setup }

// New makes a desk.
func New(s Setup) *Desk {
	s.Place = s.Place.Whole()
	return &Desk{Setup: s}
}

// IsAdmin tells whether the configuration names the account.
func (d *Desk) IsAdmin(id bot.AccountID) bool { return slices.Contains(d.Admins, id) }

// Answer takes one event that Takes takes and Ignores does not. The error is a
// failure of the records (try again later); whatever a person may do wrong is
// answered with words.
func (d *Desk) Answer(ctx context.Context, r Request) (Answer, error) {
	if housekeeping(r.Event) {
		e, err := d.housekeep(ctx, r)
		return Answer{Effects: e, State: r.State}, err
	}
	c := readCall(r.Event, r.State)
	if c.act == nil {
		return Answer{State: r.State}, nil // nothing comes of it, whatever waits
	}
	if c.guess && !r.Event.Chat.Group && !d.IsAdmin(r.Event.From) {
		return d.tryCode(ctx, r, c)
	}
	return d.answer(ctx, r, c)
}

// answer makes the whole answer of one snapshot.
func (d *Desk) answer(ctx context.Context, r Request, c call) (a Answer, err error) {
	err = d.Records.Snapshot(ctx, func(records Snapshot) error {
		t, err := d.open(records, r)
		if err != nil {
			return err
		}
		a.Effects, err = t.run(c)
		a.State, a.invited = t.state, t.invited
		return err
	})
	return a, err
}

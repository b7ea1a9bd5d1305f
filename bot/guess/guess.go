// Package guess keeps invitations from being guessed. It is the one place that
// limits how often codes are tried, for units' codes and officers' alike.
//
// The contract:
//   - A link's payload carries 96 bits of a keyed hash and cannot be guessed: it is
//     neither counted nor refused, however many wrong ones come.
//   - A typed code is counted before it is looked up and given back when it was
//     right, in one step over all copies of the program, so that trying many at
//     once gains nothing. An event counts once, however often its turn is stepped.
//   - Who has tried too often is refused without a look at the records. When very
//     many wrong ones came from everywhere, those are refused who have typed one;
//     whoever comes for the first time still gets the try.
package guess

import (
	"cmp"
	"context"
	"strconv"
	"time"

	"vneidbot/bot"
)

// Window is how long a wrong code counts, from the first of its kind.
const Window = time.Hour

// Counter counts guesses (Redis).
type Counter interface {
	// Guess counts the try as a wrong one, or refuses it.
	Guess(ctx context.Context, g bot.Guess) (bot.Guessed, error)
	// Forgive gives a try back that was right.
	Forgive(ctx context.Context, g bot.Guess) error
}

// Limit is how many wrong codes are too many; 0 takes the default. Counter is
// needed.
type Limit struct {
	Counter Counter
	Account int // of an account in a window, 5
	Address int // of an address of the page, 20: thousands of phones may share one
	All     int // over all, 100

	// Admins tells where administrators hear that somebody seems to guess.
	Admins func(context.Context) []bot.AccountChat
}

// Try is what became of a code that was tried.
type Try struct {
	Until time.Time  // not zero: it was refused unseen, and would be until then
	Tell  []bot.Tell // administrators hear that somebody guesses, once in a window
}

// Refused tells that the code was not looked at.
func (t Try) Refused() bool { return !t.Until.IsZero() }

// Open has the code looked up by open, which tells whether it was right, unless
// too many wrong ones came before it. now is when the turn runs.
func (l *Limit) Open(ctx context.Context, ev bot.Event, code string, now time.Time, open func() (right bool, err error)) (Try, error) {
	if !bot.Guessable(code) {
		_, err := open()
		return Try{}, err
	}
	g := l.guess(ev, now)
	count, err := l.Counter.Guess(ctx, g)
	if err != nil {
		return Try{}, err
	}
	if count.Wait > 0 {
		return Try{Until: minuteAfter(now.Add(count.Wait))}, nil
	}
	right, err := open()
	switch {
	case err != nil: // the event comes again, and is counted
		return Try{}, err
	case right:
		return Try{}, l.Counter.Forgive(ctx, g)
	case count.All >= g.All:
		return Try{Tell: l.tell(ctx, count, now)}, nil
	}
	return Try{}, nil
}

func (l *Limit) guess(ev bot.Event, now time.Time) bot.Guess {
	g := bot.Guess{Event: ev.ID, At: now, All: cmp.Or(l.All, 100), Window: Window,
		Own: []bot.Ceiling{{Key: string(ev.From), Most: cmp.Or(l.Account, 5)}}}
	if ev.Origin != "" {
		g.Own = append(g.Own, bot.Ceiling{Key: ev.Chat.Channel + "@" + ev.Origin, Most: cmp.Or(l.Address, 20)})
	}
	return g
}

// tell is the same for all wrong codes of a window: the outbox keeps the first.
func (l *Limit) tell(ctx context.Context, count bot.Guessed, now time.Time) (out []bot.Tell) {
	if l.Admins == nil {
		return nil
	}
	text := bot.T("officer_code.guessing", "n", count.All, "until", bot.Clock(minuteAfter(now.Add(count.Left))))
	say := bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}}
	window := strconv.FormatInt(count.Since.UnixMilli(), 36)
	for _, to := range l.Admins(ctx) {
		out = append(out, bot.Tell{Key: "guessing:" + window + ":" + string(to.Account), To: to, Say: say})
	}
	return out
}

// minuteAfter is the time as it is said, on the minute: by then it has passed.
func minuteAfter(t time.Time) time.Time {
	return t.Add(time.Minute - time.Nanosecond).Truncate(time.Minute)
}

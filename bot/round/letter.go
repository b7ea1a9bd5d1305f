package round

import (
	"slices"
	"strconv"
	"time"

	"vneidbot/bot"
)

// Letter is one message to a person, about one unit or more.
type Letter struct {
	To    bot.AccountChat
	Key   string // of the message
	Items []Item
	Notes []bot.Remind // written before it
	Ends  []bot.EndPutOff
	For   time.Duration // for how long it is of use
}

// Item is a unit of a letter.
type Item struct {
	bot.Remindable
	About About
	Due   time.Time // until when, zero where no round is to come
	Was   time.Time // the hour that was told, of what corrects
}

// About is what is said of a unit.
type About string

// What is said.
const (
	Never   About = "never"   // it has not reported
	Behind  About = "behind"  // it reported before the round, and has more to do
	Half    About = "half"    // a report was begun and lacks something
	Unsent  About = "unsent"  // a report is whole and was not sent
	Bare    About = "picture" // its report lacks the picture that was promised
	Refused About = "refused" // has it registered again
	Waiting About = "waiting" // what has come of the registration
	Asked   About = "put_off" // the person has named the hour
	Moved   About = "moved"   // the hour is another one
	Gone    About = "gone"    // there is none any more
	Back    About = "back"    // it is there again after all
)

// corrects tells whether it is only said which hour is right.
func (a About) corrects() bool { return a == Moved || a == Gone || a == Back }

// Letters are those of reminders of one kind for a round's day: people are the rows of
// whole persons, open the reminders that are due. Skipped are notes of why somebody is
// not written to.
func (c Clock) Letters(why bot.Reminding, day time.Time, open []Occasion, people []bot.Remindable) (letters []Letter, skipped []bot.Remind) {
	for person := range persons(people) {
		b := batch{Clock: c, why: why, day: day}
		for _, r := range person {
			b.take(r, open)
		}
		if b.chase == "" {
			continue // none of these units is due yet
		}
		letters = append(letters, b.letters()...)
		skipped = append(skipped, b.skipped()...)
	}
	return letters, skipped
}

// persons are the rows of each.
func persons(rows []bot.Remindable) func(func([]bot.Remindable) bool) {
	return func(yield func([]bot.Remindable) bool) {
		for len(rows) > 0 {
			n := slices.IndexFunc(rows, func(r bot.Remindable) bool { return r.Account != rows[0].Account })
			if n < 0 {
				n = len(rows)
			}
			if !yield(rows[:n]) {
				return
			}
			rows = rows[n:]
		}
	}
}

// batch is a person's part of a reminder.
type batch struct {
	Clock
	why   bot.Reminding
	day   time.Time
	chase bot.RoundKey // the first reminder that is due
	until time.Time    // and until when it is of use
	items []Item
	keys  [][]bot.RoundKey // of each item
	not   []bot.Remind
}

// take looks at one unit of the person.
func (b *batch) take(r bot.Remindable, open []Occasion) {
	round, since, ok := b.on(r.Unit.Area, b.day)
	if !ok {
		return
	}
	key := bot.NewOccasion(round, b.why)
	if i := slices.IndexFunc(open, func(o Occasion) bool { return o.Key == key }); i >= 0 && b.chase == "" {
		b.chase, b.until = key, open[i].Until
	}
	about := b.about(r, since)
	keys := []bot.RoundKey{key}
	switch about {
	case "":
		return
	case Half, Unsent:
		begun := bot.NewOccasion(round, bot.RemindBegun) + bot.RoundKey("."+string(about))
		if keys = append(keys, begun); b.why == bot.RemindBegun {
			keys = keys[1:]
		}
	case Bare:
		keys[0] = bot.NewOccasion(round, bot.RemindPicture)
	default:
	}
	if slices.Contains(r.Within, keys[0]) || round.Units.Before(b.Now) {
		return
	}
	keys = slices.DeleteFunc(keys, func(k bot.RoundKey) bool { return slices.Contains(r.Within, k) })
	if why := b.unless(r, about); why != "" {
		b.not = append(b.not, bot.Remind{Round: keys[0], Account: r.Account, Units: []bot.UnitID{r.Unit.ID}, At: b.Now, Why: why})
		return
	}
	b.items, b.keys = append(b.items, Item{Remindable: r, About: about, Due: round.Units}), append(b.keys, keys)
}

// about is what is to be said of the unit, "" for nothing.
func (b *batch) about(r bot.Remindable, since time.Time) About {
	missing := r.Unit.Status == bot.NoStatus || bot.Behind(r.Unit.Status, r.Unit.At, since)
	begun := half(r.Unit.Wants, missing)
	switch {
	case r.Unit.Status == bot.Succeeded:
		return ""
	case b.why == bot.RemindBegun && r.Bare: // promised since the reminder before
		if b.Now.Sub(r.Reported) < spare || begun != "" {
			return ""
		}
		return Bare
	case b.why == bot.RemindBegun:
		if b.Now.Sub(r.Begun) < spare {
			return "" // somebody is at it
		}
		return begun
	case r.Bare && b.why == bot.RemindNear:
		return Bare
	case r.Bare || !missing:
		return ""
	case begun != "" && b.why == bot.RemindNear:
		return begun
	case r.Unit.Status == bot.NoStatus:
		return Never
	}
	return Behind
}

// half is what is said of a report in the making. One that says nothing yet is nothing to
// somebody of whose unit nothing is missing.
func half(wants bot.Wants, missing bool) About {
	switch wants {
	case bot.WantsNothing:
		return ""
	case bot.WantsSending:
		return Unsent
	case bot.WantsStatus, bot.WantsCode:
		if !missing {
			return ""
		}
	default:
	}
	return Half
}

// unless is why the person is not written to about the unit.
func (b *batch) unless(r bot.Remindable, about About) bot.Unreminded {
	begun := about == Half || about == Unsent
	switch {
	case b.paused(r.Unit):
		return bot.NotPaused
	case !begun && b.waits(r):
		return bot.NotPutOff
	case !begun && about != Bare && r.Reported.After(b.Now.Add(-afterReport)):
		return bot.NotReported
	case b.justTold(r), !b.deadline(r.Unit.Area) && b.toldToday(r):
		return bot.NotToday
	}
	return ""
}

// waits tells whether the person has named an hour that is still to come, and has not
// reported since: what is to be asked then is another question.
func (c Clock) waits(r bot.Remindable) bool {
	return r.PutOff.After(c.Now) && !r.Reported.After(r.PutAt)
}

// justTold tells whether the person was written to a moment ago. Before the hour itself
// a mere correction of it does not count: nothing else would ask.
func (b *batch) justTold(r bot.Remindable) bool {
	last := r.Told
	if b.why == bot.RemindNear {
		last = r.Asked
	}
	just := b.Now.Add(-moment)
	return b.why != bot.RemindBegun && (last.After(just) || b.keptSince(r, just))
}

// letters is the one message, with the notes that go before it.
func (b *batch) letters() []Letter {
	if len(b.items) == 0 {
		return nil
	}
	l := Letter{To: b.items[0].AccountChat, Items: b.items, For: b.useful(b.until)}
	l.Key = "nhac:" + string(b.chase) + ":" + string(l.To.Account)
	for i, item := range b.items {
		for _, key := range b.keys[i] {
			l.note(bot.ChaseID(b.chase), key, item, b.Now)
		}
	}
	return []Letter{l}
}

func (b *batch) skipped() []bot.Remind {
	for i := range b.not {
		b.not[i].Chase = bot.ChaseID(b.chase)
	}
	return b.not
}

// note adds what is to be written before the message.
func (l *Letter) note(chase bot.ChaseID, key bot.RoundKey, item Item, now time.Time) {
	l.Notes = append(l.Notes, bot.Remind{Chase: chase, Round: key, Account: l.To.Account, Units: []bot.UnitID{item.Unit.ID}, Message: l.Key, At: now, Due: item.Due})
}

// stamp is a moment in a key.
func stamp(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }

package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/store"
)

// The hours of the demonstration's day. It begins five minutes before the first thing
// that happens by the clock.
const (
	demoHour, demoMinute   = 13, 25
	unitsHour, unitsMinute = 15, 30
	areasHour, areasMinute = 16, 0
)

// demoClock is the office's clock of the demonstration: it is ahead of the machine's by
// a while that only grows, so that whatever was planned by it has its hour.
type demoClock struct {
	place bot.Place // its zone and its days off
	file  string    // where it is kept from one run to the next
	day   time.Time // whose round is played
	mu    sync.Mutex
	ahead time.Duration

	hours func(until time.Time) ([]time.Time, error) // at which something happens by itself
	round func() (bot.Round, bool)                   // of the day that is played
	ready func()                                     // when it may be moved
	moved func()                                     // hears that it was
	pause func()                                     // until what is due has been done
}

// newDemoClock goes on where the folder's last run has left it, on the same day; else it
// begins shortly before the reminders of the next working day.
func newDemoClock(place bot.Place, dir string, now time.Time) (*demoClock, error) {
	c := &demoClock{place: place, file: filepath.Join(dir, "demo-clock"), ready: func() {}, moved: func() {}}
	kept, err := os.ReadFile(c.file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err == nil {
		day, ahead, _ := strings.Cut(string(kept), " ")
		if c.day, err = time.Parse(time.DateOnly, day); err != nil {
			return nil, err
		}
		if c.ahead, err = time.ParseDuration(ahead); err != nil {
			return nil, err
		}
	}
	shown := now.Add(c.ahead)
	if c.day.Equal(place.Day(shown)) {
		return c, nil
	}
	c.day = place.Day(shown)
	for !place.Working(c.day) || place.At(c.day, demoHour, demoMinute).Before(shown) {
		c.day = c.day.AddDate(0, 0, 1)
	}
	c.ahead = place.At(c.day, demoHour, demoMinute).Sub(now)
	return c, c.keep()
}

func (c *demoClock) keep() error {
	return os.WriteFile(c.file, []byte(c.day.Format(time.DateOnly)+" "+c.ahead.String()), 0o600)
}

// Now is what it shows.
func (c *demoClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.ahead)
}

// morning is an hour of one digit, which is meant as it stands: of a deadline it would be
// that of the afternoon.
var morning = regexp.MustCompile(`(?i)(^|\s)(\d[hg:])`)

// moment reads "15h31", "17h", "mai 7h30": an hour of the day that it shows, or of
// another one.
func (c *demoClock) moment(typed string) (time.Time, bool) {
	day := c.place.Day(c.Now())
	due, problem := read.Dates(morning.ReplaceAllString(typed, "${1}0$2"), day)
	if problem.Kind != "" || due.Units == read.NoHour || len(due.Days) > 1 || due.Rest != "" {
		return time.Time{}, false
	}
	if len(due.Days) == 1 {
		day = due.Days[0]
	}
	return c.place.At(day, int(due.Units)/60, int(due.Units)%60), true
}

// To moves it on to a moment; false for one that has passed. Work that is being done is
// waited for: what recurs is due again a while after its end, by the clock as it is then.
func (c *demoClock) To(at time.Time) (bool, error) {
	c.ready()
	by := at.Sub(c.Now())
	if by < 0 {
		return false, nil
	}
	defer c.moved()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead += by
	return true, c.keep()
}

// seedRound gives the clock's day a round, unless it has one, which may have been moved.
// What would have been said before the demonstration began is noted as done: nobody would
// understand it now.
func seedRound(ctx context.Context, s *store.Store, c *demoClock) error {
	now, place := c.Now(), c.place
	all, err := standingRounds(ctx, s)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(r bot.Round) bool { return r.Area == 0 && r.Day.Equal(c.day) }) {
		r := bot.Round{Day: c.day, Units: place.At(c.day, unitsHour, unitsMinute), Areas: place.At(c.day, areasHour, areasMinute)}
		if _, err = s.Commit(ctx, []bot.Write{bot.AddRound{Round: r, By: cityOfficer, At: now}}); err != nil {
			return err
		}
		if all, err = standingRounds(ctx, s); err != nil {
			return err
		}
	}
	var done []bot.Write
	for _, r := range all {
		for _, why := range []bot.Reminding{bot.RemindAhead, bot.RemindMorning} {
			done = append(done, bot.NoteOccasion{Key: bot.NewOccasion(r, why), Due: now, At: now, Why: bot.NotLate})
		}
	}
	_, err = s.Commit(ctx, done)
	return err
}

func standingRounds(ctx context.Context, s *store.Store) (all bot.Rounds, err error) {
	err = s.Snapshot(ctx, func(n *store.Snapshot) error {
		all, err = n.Rounds()
		return err
	})
	return all, err
}

// seedLate gives the person, whom the round is to remind, a unit that has not reported.
func seedLate(ctx context.Context, s *store.Store, who bot.AccountID, unit bot.UnitID, now time.Time) error {
	name, chat, at := "thầy Bình", privateChat(who), now.Add(-time.Hour)
	_, err := s.Commit(ctx, []bot.Write{
		bot.BindReporter{Account: who, Chat: chat, Unit: unit, Invite: s.Tokens().UnitPayload(unit, 1), At: at},
		bot.SetAccount{ID: who, Chat: chat, Name: &name, At: at},
	})
	return err
}

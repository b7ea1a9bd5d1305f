package main

import (
	"cmp"
	"context"
	"slices"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
	"vneidbot/bot/round"
	"vneidbot/store"
)

const (
	remindLook = 15 * time.Second // how often it is looked for who is due
	followLook = 5 * time.Minute  // and whose own report is to be asked about
	remindPart = 200              // persons of one step: of more the writer would be held too long
	remindDone = 3 * 24 * time.Hour
)

// reminding writes to principals by the clock. Each step commits by itself, and what it
// has written it finds written when it begins again.
func (a *App) reminding() jobs.Kind {
	r := &reminder{App: a}
	return jobs.Kind{Name: "remind", Timeout: 10 * time.Minute,
		Next: func(now time.Time) time.Time { return now.Add(remindLook) },
		Work: func(ctx context.Context, _ bot.Job) ([]bot.Write, error) { return nil, r.look(ctx, a.place.Now()) }}
}

// reminder is the work, and what of the last look is known.
type reminder struct {
	*App
	rounds   bot.Rounds // by which all hours that were told are right
	checked  time.Time  // when: a unit may have moved to an area with other hours since
	followed time.Time
}

// look does all that is due.
func (r *reminder) look(ctx context.Context, now time.Time) error {
	p, err := r.post(ctx, now)
	if err != nil || p.over {
		return err
	}
	for _, do := range []func(context.Context) error{r.correct(p), p.keep, p.ofRounds, r.follow(p)} {
		if err := do(ctx); err != nil {
			return err
		}
	}
	return nil
}

// post is what a look writes with.
type post struct {
	*App
	round.Clock
	areas []bot.Area
	done  []bot.RoundKey
	over  bool // the campaign is
}

func (a *App) post(ctx context.Context, now time.Time) (*post, error) {
	p := &post{App: a, Clock: round.Clock{Place: a.place, Now: now}}
	return p, a.store.Snapshot(ctx, func(s *store.Snapshot) (err error) {
		campaign, err := s.Campaign()
		if err != nil {
			return err
		}
		p.over, p.Tact = campaign.Over(a.place.Day(now)), campaign.Tact
		if p.Rounds, err = s.Rounds(); err != nil {
			return err
		}
		if p.Pauses, err = s.Pauses(); err != nil {
			return err
		}
		if p.areas, err = s.Areas(); err != nil {
			return err
		}
		p.done, err = s.OccasionsDone(now.Add(-remindDone))
		return err
	})
}

// ofRounds does the reminders of rounds, and notes those that came too late.
func (p *post) ofRounds(ctx context.Context) error {
	due, missed := p.Open(p.done)
	if err := p.mark(ctx, missed, bot.NotLate); err != nil {
		return err
	}
	for len(due) > 0 {
		first := due[0]
		same := func(o round.Occasion) bool { return o.Why == first.Why && o.Round.Day.Equal(first.Round.Day) }
		var part []round.Occasion
		for _, o := range due {
			if same(o) {
				part = append(part, o)
			}
		}
		do := p.remind
		if first.Why.ToOfficers() {
			do = p.officers
		}
		if err := do(ctx, part); err != nil {
			return err
		}
		due = slices.DeleteFunc(due, same)
	}
	return nil
}

// remind goes through the persons whom the reminders of a day may concern.
func (p *post) remind(ctx context.Context, due []round.Occasion) error {
	everybodys, _ := p.Rounds.Own(0).On(due[0].Round.Day)
	for behind := bot.AccountID(""); ; {
		var people []bot.Remindable
		err := p.store.Snapshot(ctx, func(s *store.Snapshot) (err error) {
			people, err = s.RemindableIn(due[0].Why, everybodys, p.desk.Silent, p.Now, behind, remindPart)
			return err
		})
		if err != nil {
			return err
		}
		if len(people) == 0 {
			return p.mark(ctx, due, "")
		}
		behind = people[len(people)-1].Account
		letters, skipped := p.Letters(due[0].Why, due[0].Round.Day, due, people)
		var writes []bot.Write
		for _, w := range skipped {
			writes = append(writes, w)
		}
		if err := p.send(ctx, letters, writes...); err != nil {
			return err
		}
	}
}

// send writes letters, with other writes, in steps.
func (p *post) send(ctx context.Context, letters []round.Letter, writes ...bot.Write) error {
	for i, l := range letters {
		for _, n := range l.Notes {
			writes = append(writes, n)
		}
		for _, e := range l.Ends {
			writes = append(writes, e)
		}
		w := p.tellSay(l.Key, l.To, p.Say(l, p.areas), time.Now())
		w.For = l.For
		writes = append(writes, w)
		if i%remindPart == remindPart-1 {
			if err := p.commit(ctx, writes); err != nil {
				return err
			}
			writes = nil
		}
	}
	return p.commit(ctx, writes)
}

func (p *post) commit(ctx context.Context, writes []bot.Write) error {
	_, err := p.store.Commit(ctx, writes)
	return err
}

// mark notes reminders that are done, or why they are not.
func (p *post) mark(ctx context.Context, list []round.Occasion, why bot.Unreminded) error {
	var writes []bot.Write
	for _, o := range list {
		writes = append(writes, bot.NoteOccasion{Key: o.Key, Due: o.Due, At: p.Now, Why: why})
	}
	return p.commit(ctx, writes)
}

// keep asks those whose hour has come.
func (p *post) keep(ctx context.Context) error {
	var people []bot.Remindable
	err := p.store.Snapshot(ctx, func(s *store.Snapshot) (err error) {
		people, err = s.PutOffs(p.desk.Silent, p.Now)
		return err
	})
	if err != nil || len(people) == 0 {
		return err
	}
	letters, ends := p.Kept(people)
	var writes []bot.Write
	for _, e := range ends {
		writes = append(writes, e)
	}
	return p.send(ctx, letters, writes...)
}

// correct tells those who were told an hour that is another one now: at once when the
// rounds have changed, else from time to time.
func (r *reminder) correct(p *post) func(context.Context) error {
	return func(ctx context.Context) error {
		if since := p.Now.Sub(r.checked); !p.Awake() || since >= 0 && since < followLook && slices.Equal(r.rounds, p.Rounds) {
			return nil
		}
		var told []bot.ToldHour
		err := r.store.Snapshot(ctx, func(s *store.Snapshot) (err error) {
			told, err = s.ToldHours(p.ToldSince(), p.Wrong)
			return err
		})
		if err == nil {
			err = p.send(ctx, p.Corrections(told))
		}
		if err == nil {
			r.rounds, r.checked = p.Rounds, p.Now
		}
		return err
	}
}

// follow asks about units' own reports.
func (r *reminder) follow(p *post) func(context.Context) error {
	return func(ctx context.Context) error {
		if since := p.Now.Sub(r.followed); since >= 0 && since < followLook {
			return nil
		}
		var refused, waiting []bot.Remindable
		err := r.store.Snapshot(ctx, func(s *store.Snapshot) (err error) {
			from, to := p.RefusedBetween()
			if refused, err = s.RemindableSince(bot.Refused, r.desk.Silent, p.Now, from, to); err != nil {
				return err
			}
			from, to = p.WaitingBetween()
			waiting, err = s.RemindableSince(bot.Accepted, r.desk.Silent, p.Now, from, to)
			return err
		})
		if err != nil {
			return err
		}
		people := append(refused, waiting...)
		slices.SortStableFunc(people, func(a, b bot.Remindable) int { return cmp.Compare(a.Account, b.Account) })
		if err := p.send(ctx, p.Follow(people)); err != nil {
			return err
		}
		r.followed = p.Now
		return nil
	}
}

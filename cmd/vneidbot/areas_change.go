package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
	"vneidbot/store"
)

// The changes of areas on a day: until the day before they are what they were, and
// the numbers of then stay. Units move with them as by a list, but are not taken back
// like one: the areas would stay ended.

type areasEndCmd struct {
	Names []string `arg:"" name:"name"`
	On    string   `placeholder:"DAY" required:""`
}

type areasRenameCmd struct {
	Name string `arg:""`
	New  string `arg:""`
	On   string `placeholder:"DAY"`
}

type areasMergeCmd struct {
	Names []string `arg:"" name:"name"`
	Into  string   `placeholder:"NAME" required:""`
	On    string   `placeholder:"DAY"`
}

// Run ends areas with that day. Units that are there stay, and are counted, until a
// list or an officer moves them.
func (c areasEndCmd) Run(t *terminal, cfg *Config) error {
	return changeAreas(t, cfg, c.On, func(e *areaEdit) error {
		for _, name := range c.Names {
			a, err := e.area("NAME", name)
			if err == nil {
				err = e.ends(a, e.day)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Run gives an area another name from that day on: a new one with its units, its
// office and its earlier names, its officers and groups.
func (c areasRenameCmd) Run(t *terminal, cfg *Config) error {
	return changeAreas(t, cfg, c.On, func(e *areaEdit) error {
		was, err := e.area("NAME", c.Name)
		if err != nil {
			return err
		}
		if _, err := e.area("NEW", c.New); err == nil {
			return &configError{"NEW", c.New, "area_there"}
		}
		before := e.day.AddDate(0, 0, -1)
		if err := e.come(); err != nil {
			return err
		}
		if over(was, before) {
			return outside(was)
		}
		now := was
		now.ID, now.Name, now.Short, now.Code, now.From, now.To = -1, strings.TrimSpace(c.New), "", "", e.day, time.Time{}
		now.Earlier = append([]string{was.Name}, was.Earlier...)
		e.Areas = append(e.Areas, now)
		e.moves(was.ID, now.ID)
		e.renamed = &was
		return e.ends(was, before)
	})
}

// Run puts the units of areas into another one from that day on.
func (c areasMergeCmd) Run(t *terminal, cfg *Config) error {
	return changeAreas(t, cfg, c.On, func(e *areaEdit) error {
		into, err := e.area("--into", c.Into)
		if err != nil {
			return err
		}
		if err := e.come(); err != nil {
			return err
		}
		if over(into, e.day) || e.day.Before(into.From) {
			return outside(into)
		}
		for _, name := range c.Names {
			a, err := e.area("NAME", name)
			if err != nil {
				return err
			}
			if a.ID == into.ID {
				return &configError{"NAME", name, "area_itself"}
			}
			last := e.day.AddDate(0, 0, -1)
			if over(a, last) { // what ended before gives away who was left there
				last = a.To
			}
			e.moves(a.ID, into.ID)
			if err := e.ends(a, last); err != nil {
				return err
			}
			into.Earlier = inherited(into, a)
		}
		e.heir = &into
		return nil
	})
}

// areaEdit gathers what a change of areas does.
type areaEdit struct {
	bot.Changes
	have bot.Roster
	day  time.Time

	today time.Time
	last  []bot.Area // areas that end
	heir  *bot.Area  // an area that lives on, and is found by the names of those

	renamed *bot.Area // the one that goes on under another name
}

// inherited are the earlier names of an area that takes over another one: lists and
// people go on to write the other's.
func inherited(into, from bot.Area) []string {
	names := slices.Clone(into.Earlier)
	for _, name := range append([]string{from.Name}, from.Earlier...) {
		if !slices.Contains(names, name) && name != into.Name {
			names = append(names, name)
		}
	}
	return names
}

// area finds one by its whole name, else as people mean it on that day; arg is where
// the name was typed.
func (e *areaEdit) area(arg, name string) (bot.Area, error) {
	var found []bot.Area
	for _, a := range e.have.Areas {
		if vn.Plain(a.Name) == vn.Plain(name) {
			found = append(found, a)
		}
	}
	if len(found) == 0 {
		found = bot.MatchAreas(name, e.have.Areas, e.day)
	}
	switch len(found) {
	case 0:
		return bot.Area{}, &configError{arg, name, "which_area"}
	case 1:
		return found[0], nil
	}
	var names []string
	for _, a := range found {
		names = append(names, a.Name)
	}
	return bot.Area{}, &configError{arg, strings.Join(names, ", "), "areas_alike"}
}

// over tells whether the area ended before that day.
func over(a bot.Area, day time.Time) bool { return !a.To.IsZero() && a.To.Before(day) }

// outside says between which days the area is there.
func outside(a bot.Area) error {
	to := "…"
	if !a.To.IsZero() {
		to = a.To.Format("2/1/2006")
	}
	return &configError{"--on", fmt.Sprintf("%s (%s – %s)", a.Name, a.From.Format("2/1/2006"), to), "area_outside"}
}

func (e *areaEdit) moves(from, to bot.AreaID) {
	for _, u := range e.have.Units {
		if u.Area == from {
			now := u
			now.Area = to
			e.Units = append(e.Units, bot.UnitChange{Was: u, Now: now})
		}
	}
}

// stay counts the units that are in an area and go to no other.
func (e *areaEdit) stay(area bot.AreaID) (n int) {
	for _, u := range e.have.Units {
		if u.Area == area && u.Standing != bot.Closed {
			n++
		}
	}
	for _, u := range e.Units {
		if u.Was.Area == area && u.Was.Standing != bot.Closed {
			n--
		}
	}
	return n
}

// ends makes the day the area's last one; it cannot end before it began.
func (e *areaEdit) ends(a bot.Area, day time.Time) error {
	if day.Before(a.From) {
		return outside(a)
	}
	a.To = day
	e.last = append(e.last, a)
	return nil
}

// changeAreas reads the day, lets the command say what changes, and writes it: the
// units first, so that what a kill leaves is done by calling again.
func changeAreas(t *terminal, cfg *Config, on string, edit func(*areaEdit) error) (err error) {
	e := areaEdit{day: cfg.place().Today()}
	if on != "" {
		day, ok := vn.Day(on)
		if !ok {
			return wrongDay("--on", on)
		}
		e.day = day
	}
	e.today = cfg.place().Today()
	s, err := openData(t.ctx, cfg, store.Options{Beside: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	t.tellFolder(cfg)
	if err := t.finishLists(s); err != nil {
		return err
	}
	if e.have, err = s.Roster(t.ctx); err != nil {
		return err
	}
	if n := len(e.have.Units); n > 0 {
		e.Seen = e.have.Units[n-1].ID
	}
	e.Since = cfg.place().At(e.day, 0, 0)
	if err := edit(&e); err != nil {
		return err
	}
	return e.write(t, s)
}

// write writes the changes, and tells them.
func (e *areaEdit) write(t *terminal, s *store.Store) error {
	now := time.Now().UTC().Format(time.RFC3339Nano)
	if err := s.ApplyChanges(t.ctx, bot.Import{ID: bot.ImportID(bot.AreasChange + now), By: bot.ByCommand, Name: "areas"}, e.Changes); err != nil {
		return err
	}
	var writes []bot.Write
	for _, a := range e.last {
		writes = append(writes, bot.SaveArea{Area: a})
		t.tell(bot.T("areas.ended", "name", bot.Raw(a.Name), "day", bot.Raw(a.To.Format("2/1/2006"))))
		if n := e.stay(a.ID); n > 0 {
			t.tell(bot.T("areas.stay", "name", bot.Raw(a.Name), "n", n))
		}
	}
	if e.heir != nil {
		writes = append(writes, bot.SaveArea{Area: *e.heir})
	}
	for _, a := range e.Areas {
		t.tell(bot.T("areas.began", "name", bot.Raw(a.Name), "day", bot.Raw(a.From.Format("2/1/2006"))))
	}
	if e.heir != nil || e.renamed != nil {
		t.tell(bot.T("areas.moved", "n", len(e.Units)))
	}
	passes, err := e.passes(t.ctx, s)
	if err != nil {
		return err
	}
	if _, err = s.Commit(t.ctx, append(append(writes, passes...), byHand(fmt.Sprintf("areas: %d", len(writes))))); err != nil {
		return err
	}
	return e.tellLeft(t, s)
}

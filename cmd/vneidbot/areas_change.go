package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
	"vneidbot/store"
)

// The changes of areas on a day: until the day before they are what they were, and
// the numbers of then stay. Units that move with them can be taken back like an
// import.

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
			a, err := e.area(name)
			if err != nil {
				return err
			}
			e.ends(a, e.day)
		}
		return nil
	})
}

// Run gives an area another name from that day on: a new one with its units, its
// office and its earlier names.
func (c areasRenameCmd) Run(t *terminal, cfg *Config) error {
	return changeAreas(t, cfg, c.On, func(e *areaEdit) error {
		was, err := e.area(c.Name)
		if err != nil {
			return err
		}
		if _, err := e.area(c.New); err == nil {
			return &configError{"NEW", c.New, "area_there"}
		}
		now := was
		now.ID, now.Name, now.Short, now.Code, now.From, now.To = -1, strings.TrimSpace(c.New), "", "", e.day, time.Time{}
		now.Earlier = append([]string{was.Name}, was.Earlier...)
		e.Areas = append(e.Areas, now)
		e.moves(was.ID, now.ID)
		e.ends(was, e.day.AddDate(0, 0, -1))
		return nil
	})
}

// Run puts the units of areas into another one from that day on.
func (c areasMergeCmd) Run(t *terminal, cfg *Config) error {
	return changeAreas(t, cfg, c.On, func(e *areaEdit) error {
		into, err := e.area(c.Into)
		if err != nil {
			return err
		}
		for _, name := range c.Names {
			a, err := e.area(name)
			if err != nil {
				return err
			}
			if a.ID == into.ID {
				return &configError{"NAME", name, "area_itself"}
			}
			e.moves(a.ID, into.ID)
			e.ends(a, e.day.AddDate(0, 0, -1))
		}
		return nil
	})
}

// areaEdit gathers what a change of areas does.
type areaEdit struct {
	bot.Changes
	have bot.Roster
	day  time.Time
	last []bot.Area // areas that end
}

// area finds one by its whole name, else as people mean it on that day.
func (e *areaEdit) area(name string) (bot.Area, error) {
	var found []bot.Area
	for _, a := range e.have.Areas {
		if vn.Plain(a.Name) == vn.Plain(name) {
			found = append(found, a)
		}
	}
	if len(found) == 0 {
		found = bot.MatchAreas(name, e.have.Areas, e.day)
	}
	if len(found) != 1 {
		return bot.Area{}, &configError{"NAME", name, "which_area"}
	}
	return found[0], nil
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

func (e *areaEdit) ends(a bot.Area, day time.Time) {
	a.To = day
	e.last = append(e.last, a)
}

// changeAreas reads the day, lets the command say what changes, and writes it: the
// units first, so that what a kill leaves is done by calling again.
func changeAreas(t *terminal, cfg *Config, on string, edit func(*areaEdit) error) (err error) {
	e := areaEdit{day: cfg.place().Today()}
	if on != "" {
		day, ok := vn.Day(on)
		if !ok {
			return &configError{"--on", on, "which_day"}
		}
		e.day = day
	}
	s, err := openData(t.ctx, cfg, store.Options{Beside: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	t.tellFolder(cfg)
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
	now := time.Now().UTC().Format(time.RFC3339Nano)
	if err := s.ApplyChanges(t.ctx, bot.Import{ID: bot.ImportID("areas:" + now), By: bot.ByCommand, Name: "areas"}, e.Changes); err != nil {
		return err
	}
	var writes []bot.Write
	for _, a := range e.last {
		writes = append(writes, bot.SaveArea{Area: a})
		t.tell(bot.T("areas.ended", "name", bot.Raw(a.Name), "day", bot.Raw(a.To.Format("2/1/2006"))))
	}
	for _, a := range e.Areas {
		t.tell(bot.T("areas.began", "name", bot.Raw(a.Name), "day", bot.Raw(a.From.Format("2/1/2006"))))
	}
	t.tell(bot.T("areas.moved", "n", len(e.Units)))
	_, err = s.Commit(t.ctx, append(writes, byHand(fmt.Sprintf("areas: %d", len(writes)))))
	return err
}

package page

import (
	"slices"
	"strconv"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// unit is one unit whole: how it stands, its past, its pictures and people, and all
// that /donvi does about it.
type unit struct {
	*desk.Dossier
	State  string // class of its chip
	Word   string
	Told   string // its current report in words, "" for none
	Waits  bool   // pictures of its current report wait for an officer
	Past   []event
	Back   string
	Actual string // the button that notes a call
}

// event is a report of the past, or a change of the unit.
type event struct {
	At      time.Time
	When    string
	State   string // of a report
	Word    string
	Said    string
	Receipt bot.Receipt
	Review  string
	Why     string // of one that was returned
	Shots   []desk.Pictured
	Now     bool
}

func (v *visit) unit() (shown, error) {
	id, err := strconv.ParseInt(v.request.PathValue("id"), 10, 64)
	if err != nil {
		return shown{}, bot.Fail(bot.NotFound, "page: unit", err)
	}
	d, err := v.look.Unit(bot.UnitID(id))
	if err == nil && d == nil {
		err = bot.Fail(bot.NotFound, "page: unit", nil)
	}
	if err != nil {
		return shown{}, err
	}
	u := unit{Dossier: d, State: "none", Word: v.word(bot.NoStatus)}
	if r := d.Unit.Current; r != nil {
		u.State, u.Word = chipOf(r.Status), v.word(r.Status)
		_, review := desk.Reported(*r)
		u.Told = v.say("page.unit.told", "when", v.when(r.At), "review", review, "receipt", string(r.Receipt))
		u.Waits = r.Review == bot.Unreviewed && slices.ContainsFunc(d.Pictures, func(p desk.Pictured) bool { return p.Receipt == r.Receipt })
	}
	for _, r := range d.Reports {
		e := v.past(r, d.Pictures)
		if back, is := d.Returned[r.ID]; is {
			e.Why = v.say("page.unit.returned", "reason", back.Reason, "who", back.Who, "when", v.when(back.At))
		}
		u.Past = append(u.Past, e)
	}
	v.audit("donvi", "unit:"+strconv.FormatInt(id, 10))
	return shown{Title: d.Unit.Name, Data: u}, nil
}

// past is a report with its pictures.
func (v *visit) past(r bot.Report, all []desk.Pictured) event {
	said, review := desk.Reported(r)
	e := event{At: r.At, When: v.when(r.At), State: chipOf(r.Status), Word: v.word(r.Status), Receipt: r.Receipt, Now: r.Current}
	e.Review = v.Words.Words(v.lang, review)
	if words := v.Words.Words(v.lang, said); words != e.Word {
		e.Said = words
	}
	e.Shots = slices.DeleteFunc(slices.Clone(all), func(p desk.Pictured) bool { return p.Receipt != r.Receipt })
	return e
}

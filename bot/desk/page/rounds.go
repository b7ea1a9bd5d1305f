package page

import "vneidbot/bot/desk"

// rounds are the days on which reports are gathered, the next ones first.
type rounds struct {
	Open, Passed []desk.RoundLine // Open until the forms' hour
	Add          string           // the button that new ones come with, "" for who may make none
	File         string           // the button of the calendar
}

// passedMost is how many rounds of the past are shown.
const passedMost = 12

func (v *visit) rounds() (shown, error) {
	lines, add, err := v.look.Rounds()
	if err != nil {
		return shown{}, err
	}
	place, err := v.look.Place()
	if err != nil {
		return shown{}, err
	}
	d := rounds{Add: add, File: desk.CommandData("lich", "")}
	for _, l := range lines {
		if l.Closed {
			d.Passed = append([]desk.RoundLine{l}, d.Passed...)
		} else {
			d.Open = append(d.Open, l)
		}
	}
	d.Passed = d.Passed[:min(len(d.Passed), passedMost)]
	return shown{Title: v.say("page.dates.title", "place", place), Data: d}, nil
}

package page

import (
	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// lists is where a list of units is sent, and what was taken in of late.
type lists struct {
	Form   string // the button that has the form made; words with it name an area
	Taken  []desk.TakenList
	Single bool   // the whole scope is one area
	Most   int    // MB of a file
	List   string // the button that compares an authority's list with the reports
	visit  *visit
}

func (v *visit) lists() (shown, error) {
	taken, err := v.look.Lists()
	if err != nil {
		return shown{}, err
	}
	place, err := v.look.Place()
	if err != nil {
		return shown{}, err
	}
	d := lists{Form: desk.CommandData("maudanhsach", ""), Taken: taken, Single: v.area != nil, Most: bot.FileMost >> 20, List: desk.AgainstListData(), visit: v}
	return shown{Title: v.say("page.lists_of.title", "place", place), Data: d}, nil
}

// Day is a moment, of today the time alone.
func (l lists) Day(t desk.TakenList) string { return l.visit.when(t.At) }

// Until is until when a list can be taken back.
func (l lists) Until(t desk.TakenList) string { return l.visit.when(t.Until) }

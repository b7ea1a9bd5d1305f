package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// form is a frozen form as a paper: it prints on A4 what was frozen.
type form struct {
	*desk.Paper
	Office string
	Clock  bot.Clock
	Today  bot.Day // of the freeze
	Rows   []total
	Sum    total
	List   []listed
	Book   string
	Moved  string
}

// listed is a unit of the paper's list.
type listed struct {
	Name, Level, Code, Status, Told, Review string
}

func (v *visit) form() (shown, error) {
	area, err := strconv.ParseInt(v.request.PathValue("area"), 10, 64)
	day, err2 := time.Parse(time.DateOnly, v.request.PathValue("day"))
	number, err3 := strconv.Atoi(v.request.PathValue("number"))
	if err = cmp.Or(err, err2, err3); err != nil {
		return shown{}, bot.Fail(bot.NotFound, "page: form", err)
	}
	p, err := v.look.Form(bot.AreaID(area), day, number)
	if err == nil && p == nil {
		err = bot.Fail(bot.NotFound, "page: form", nil)
	}
	if err != nil {
		return shown{}, err
	}
	title := v.say("page.form.title", "number", p.Number, "place", p.Area.Name)
	return shown{Title: title, Data: v.paper(p)}, nil
}

// part is the numbers of who has not all of an area: no form.
func (v *visit) part() (shown, error) {
	area, err := strconv.ParseInt(v.request.PathValue("area"), 10, 64)
	if err != nil {
		return shown{}, bot.Fail(bot.NotFound, "page: part", err)
	}
	p, err := v.look.Part(bot.AreaID(area))
	if err == nil && p == nil {
		err = bot.Fail(bot.NotFound, "page: part", nil)
	}
	if err != nil {
		return shown{}, err
	}
	return shown{Title: v.say("page.form.part", "place", p.Part), Data: v.paper(p)}, nil
}

// paper is what is drawn.
func (v *visit) paper(p *desk.Paper) form {
	d := form{Paper: p, Office: strings.ToUpper(cmp.Or(p.Area.Office, p.Area.Name)), Clock: bot.Clock(p.At), Today: bot.Day(p.At), Book: p.BookData(), Moved: p.ChangesData()}
	for _, r := range p.Levels {
		d.Rows = append(d.Rows, total{Name: cmp.Or(v.word(r.Level), v.say("page.over.nowhere")), Tally: r.Tally}.whole())
	}
	d.Sum = total{Tally: bot.Sum(p.Levels)}.whole()
	d.List = v.listed(p.Units)
	return d
}

// listed are the units in the order of levels, and then of a Vietnamese dictionary.
func (v *visit) listed(units []bot.UnitRow) (list []listed) {
	c := collate.New(language.Vietnamese, collate.Numeric)
	order := bot.Levels()
	slices.SortFunc(units, func(a, b bot.UnitRow) int {
		return cmp.Or(slices.Index(order, a.Level)-slices.Index(order, b.Level), c.CompareString(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	for _, u := range units {
		list = append(list, listed{u.Name, v.word(u.Level), string(u.Code), v.word(u.Status), v.Words.Words(v.lang, bot.Text{Args: bot.Args{"": bot.Day(u.At)}}), v.word(u.Review)})
	}
	return list
}

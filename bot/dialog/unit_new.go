package dialog

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// askOutside asks whether a unit that no list has is to be written down.
func (t *Talk) askOutside() question {
	return question{bot.T("unit.outside_ask", "name", t.st.Ask.Name), t.yesNo("button.add_this_unit", "button.retype")}
}

func (t *Talk) tapOutside(choice string) bool {
	switch choice {
	case "yes":
		t.describe(t.st.Ask.Name)
	case "no":
		t.ask(ask{Slot: slotFind})
	default:
		return false
	}
	return true
}

// describe begins, or goes on with, the description of a unit outside the
// roster. Without a name, or with words that look like none, it is asked.
func (t *Talk) describe(name string) {
	t.begin()
	n := t.describing()
	if n == nil {
		n = &outsider{}
		t.st.Draft.New = n
	}
	if t.st.Ask.Slot == slotShared {
		n.Code, n.Shared = t.st.Ask.Code, true
	}
	if read.CalledSo(name) {
		n.Name = name
	} else if name != "" && name != askByName && n.Name == "" {
		t.instead(bot.T("unit.full_name"))
	}
	if n.Area.ID == 0 {
		n.Area = t.st.Area
	}
	n.NoCode = n.NoCode || t.st.Draft.Codeless && n.Code == ""
	if n.Level == "" {
		n.Level = saidLevel(n.Name)
	}
	t.changed()
	t.next()
}

// saidLevel is the level that a name says. "Mầm non …" may be a group of children as well, but
// "trường mầm non …" is a school.
func saidLevel(name string) bot.Level {
	level := read.GuessLevel(name)
	if level == bot.OtherLevel || level == bot.Nursery && !strings.HasPrefix(read.Folded(name), "truong ") {
		return ""
	}
	return level
}

// withoutCode describes a unit that was looked for and has no tax code.
func (t *Talk) withoutCode(name string) {
	t.begin()
	if t.describing() == nil {
		t.st.Draft.New = &outsider{}
	}
	t.describing().NoCode = true
	t.note("unit.code_none")
	t.describe(name)
}

// renamed takes another name for the unit that is being described.
func (t *Talk) renamed() bool {
	_, level := read.Level(t.in.name)
	if t.in.name == "" || level || t.st.Draft.New == nil || !t.hasName() {
		return false
	}
	t.describing().Name = t.in.name
	t.changed()
	t.note("unit.renamed", "unit", t.in.name)
	return true
}

// enlist makes the finished description the draft's unit.
func (t *Talk) enlist() {
	d := &t.st.Draft
	d.Unit, d.New, d.Guessed = d.New.unit(), nil, false
	t.changed()
	t.note("unit.outside", "unit", d.Unit.Name)
}

// levelButtons are the choices of level, a row each. The last two stand for
// several levels; the unit's name says which.
var levelButtons = [][]bot.Level{
	{bot.Nursery}, {bot.NurseryGroup}, {bot.Primary, bot.Lower}, {bot.PrimaryLower, bot.LowerUpper},
	{bot.AllThrough, bot.Upper}, {bot.Centre, bot.OtherLevel},
}

func (t *Talk) askLevel() question {
	q := question{text: bot.T("unit.new_level")}
	for _, levels := range levelButtons {
		var line []bot.Choice
		for _, l := range levels {
			line = append(line, t.choice(levelLabel(l), string(l)))
		}
		q.rows = append(q.rows, line)
	}
	return q
}

func levelLabel(l bot.Level) bot.Text {
	if l == bot.Centre {
		return bot.T("unit.level_centres")
	}
	return bot.T("level." + string(l))
}

func (t *Talk) tapLevel(choice string) bool {
	for _, levels := range levelButtons {
		for _, l := range levels {
			if string(l) == choice {
				return t.setLevel(l)
			}
		}
	}
	return false
}

func (t *Talk) textLevel() bool {
	l, ok := read.Level(read.Plainly(t.in.text))
	return ok && t.setLevel(l) || t.describes()
}

func (t *Talk) setLevel(l bot.Level) bool {
	n := t.describing()
	if n == nil {
		return false
	}
	n.Level = finer(l, read.GuessLevel(n.Name))
	t.changed()
	t.next()
	return true
}

// finer is what the name says where a button stands for several levels.
func finer(chosen, guess bot.Level) bot.Level {
	centre := guess == bot.Continuing || guess == bot.Centre || guess == bot.Vocational
	if chosen == bot.Centre && centre || chosen == bot.OtherLevel && guess == bot.University {
		return guess
	}
	return chosen
}

// askArea asks for the area of a unit outside the roster.
func (t *Talk) askArea() question {
	return question{text: bot.T("unit.new_area")}
}

// textArea takes the words as an area's name, as far as they are no other fact.
func (t *Talk) textArea() bool {
	const most = 8
	found := t.f.Areas
	switch {
	case t.in.pure || t.in.Says(read.Asks) || t.in.text == "" || t.in.name != "" || t.st.Draft.New == nil:
		return false
	case len(found) == 0 && (t.in.Says(read.Thanks) || t.in.Answer != read.NoAnswer || t.in.Says(read.Skips|read.Goes|read.CodeLost)):
		return false
	case len(found) == 0 && len(t.f.NearAreas) == 0:
		t.noSuchArea()
	case len(found) == 0:
		t.ask(ask{Slot: slotAreaOf, Name: t.areaTyped(), Areas: places(t.f.NearAreas)})
	case len(found) == 1:
		t.setArea(place{found[0].ID, found[0].Name})
	default:
		t.ask(ask{Slot: slotAreaOf, Areas: places(found[:min(len(found), most)])})
	}
	return true
}

// noSuchArea asks for the area again. What was typed is read back where it looks like
// an area; the second time the answer says whom to ask.
func (t *Talk) noSuchArea() {
	name, tries := t.areaTyped(), 1
	if t.st.Ask.Slot == slotArea {
		tries += t.st.Ask.Tries
	}
	words := bot.T("unit.no_area", "name", name)
	switch {
	case tries%2 == 0:
		words = bot.T("way_out.area", "contact", t.reach())
	case !bot.NamesArea(name) && !read.CalledSo(name):
		words = bot.T("unit.no_such_area")
	}
	t.ask(ask{Slot: slotArea}, words)
	t.st.Ask.Tries = tries
}

func (t *Talk) areaTyped() string { return shorten(withoutPhones(read.Plainly(t.in.text)), maxName) }

func places(areas []bot.Area) (list []place) {
	for _, a := range areas {
		list = append(list, place{a.ID, a.Name})
	}
	return list
}

func (t *Talk) setArea(p place) {
	if n := t.describing(); n != nil {
		n.Area = p
		t.changed()
	}
	t.next()
}

func (t *Talk) askAreaOf() question {
	q := question{text: bot.T("unit.which_area", "n", len(t.st.Ask.Areas))}
	if name := t.st.Ask.Name; name != "" {
		q.text = bot.T("unit.near_area", "name", name)
	}
	for i, a := range t.st.Ask.Areas {
		q.rows = append(q.rows, row(t.choice(bot.Raw(a.Name), place10(i))))
	}
	return q
}

func (t *Talk) tapAreaOf(choice string) bool {
	i, ok := index(choice, len(t.st.Ask.Areas))
	if ok {
		t.setArea(t.st.Ask.Areas[i])
	}
	return ok
}

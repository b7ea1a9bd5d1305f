package dialog

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// textName takes the words as a unit's name. It tells whether they are one, or
// whether the person was asked for one.
func (t *Talk) textName() bool {
	if t.ofKind() {
		return true
	}
	if t.in.name == "" || t.onlyScolds() {
		return false
	}
	if t.narrowed() || t.placed() || t.noneThere() {
		return true
	}
	if _, only := read.Level(t.in.name); only && len(t.f.Named) == 0 { // a level names no unit
		t.begin()
		t.askName()
		return true
	}
	found := t.inPlace(alive(t.f.Named))
	if t.f.Near && len(t.f.Areas) == 0 && searched(t.st, t.in.name) != t.in.name { // what was typed is no place
		return t.noSuchName()
	}
	if t.in.Says(read.CodeNone) {
		t.begin()
		t.st.Draft.Codeless = true
	}
	return t.takeFound(found)
}

// takeFound goes on with the units that a name may mean, as textName does.
func (t *Talk) takeFound(found []bot.Unit) bool {
	switch invited := t.candidate(0).ID; {
	case t.st.Ask.Slot == slotInvited && slices.ContainsFunc(found, func(u bot.Unit) bool { return u.ID == invited }):
		t.acceptInvite()
	case t.f.Schools > 1 && len(found) > 1:
		t.begin()
		t.twoNamed(found[:min(len(found), maxUnits)])
	case len(t.ownCalledSo()) == 1 && (!t.hasUnit() || t.st.Draft.Guessed):
		t.begin()
		t.settleOwn(t.ownCalledSo()[0])
	case (t.f.More || len(found) > maxUnits) && len(t.f.Areas) == 1 && t.inNone(found): // it need not be asked where
		t.begin()
		t.note("unit.none_there")
		t.ask(ask{Slot: slotChoose, Units: t.units(found[:min(len(found), maxUnits)]), Name: searched(t.st, t.in.name)})
	case t.f.More || len(found) > maxUnits:
		t.begin()
		t.tooMany()
	case len(found) == 1 && t.isOwn(found[0].ID) && !t.f.Near && (!t.hasUnit() || t.st.Draft.Guessed):
		t.begin()
		t.settleOwn(found[0])
	case len(found) == 1:
		t.begin()
		t.confirmNamed(t.unit(found[0]))
	case len(found) > 1:
		t.begin()
		t.ask(ask{Slot: slotChoose, Units: t.units(numbered(found)), Name: searched(t.st, t.in.name)})
	default:
		return t.noSuchName()
	}
	return true
}

// ownCalledSo are the account's units that the words call by their whole name, or by its end:
// whoever has reported for one does not say where it is.
func (t *Talk) ownCalledSo() []bot.Unit {
	typed, level := bot.FoldName(t.in.name), read.GuessLevel(t.in.name)
	return slices.DeleteFunc(alive(t.f.Units), func(u bot.Unit) bool {
		return t.f.Near || level != "" && level != u.Level || !strings.HasSuffix(" "+typed, " "+lastWords(u.Name))
	})
}

// askName asks for the unit's name.
func (t *Talk) askName() {
	if t.st.Draft.New != nil {
		t.ask(ask{Slot: slotFind})
		return
	}
	t.ask(ask{Slot: slotUnit, Name: askByName})
}

func (t *Talk) units(found []bot.Unit) (all []unit) {
	for _, u := range found {
		all = append(all, t.unit(u))
	}
	return all
}

// noSuchName answers a name that no unit has. Where nobody asked for a name,
// words that begin otherwise than units' names do are chit-chat.
func (t *Talk) noSuchName() bool {
	name := searched(t.st, t.in.name)
	if unit, where := read.PlaceIn(name); name == t.in.name && read.LikeUnit(name) && (where == "" || len(t.f.Areas) == 1) {
		if name, t.in.name = unit, unit; where != "" {
			t.inArea(t.f.Areas[0])
		}
	}
	switch {
	case t.st.Ask.Slot == slotInvited, !t.asking() && !read.LikeUnit(name):
		return false
	case name != t.in.name:
		t.narrow(name)
		return true
	case t.st.Ask.Slot == slotConfirm && t.in.Says(read.Wrong) && !read.LikeUnit(name):
		return false
	case t.st.Ask.Slot == slotConfirm && !read.LikeUnit(name) && t.in.Answer == read.No: // "không, đây là trường bên cạnh"
		return t.choose("no")
	case t.st.Ask.Slot == slotConfirm && !read.LikeUnit(name):
		t.puzzled() // the unit that is offered stays
		return true
	case (t.st.Ask.Slot == slotChoose || t.st.Ask.Slot == slotShared) && !read.LikeUnit(name):
		t.note("unit.not_among")
		t.show() // the list is still what there is
		return true
	case !read.CalledSo(name) && t.st.Draft.New == nil && read.CalledSo(read.BeforeSpoken(name)):
		t.begin()
		name = read.BeforeSpoken(name)
		t.ask(ask{Slot: slotUnit, Name: name}, bot.T("mst.not_number", "name", name))
	case !read.CalledSo(name):
		t.wantsFullName()
	case t.st.Draft.New != nil || t.st.Ask.Slot == slotCheck:
		if t.st.Ask.Slot == slotCheck { // which the name is told of instead of comparing it
			t.st.Draft.New = &outsider{Code: t.st.Ask.Code, Insisted: true}
		}
		t.ask(ask{Slot: slotOutside, Name: name})
	default:
		t.begin()
		t.ask(ask{Slot: slotUnit, Name: name}, bot.T("mst.not_number", "name", name))
	}
	return true
}

// inArea keeps where the unit that is described is said to be.
func (t *Talk) inArea(a bot.Area) { t.st.Area, t.typed = place{a.ID, a.Name}, true }

// wantsFullName asks for the name once more, after words that no unit is called by and
// that look like no name: they are not read back. The second time it says whom to ask.
func (t *Talk) wantsFullName() {
	t.begin()
	a := ask{Slot: slotUnit, Name: askByName}
	if t.st.Draft.New != nil {
		a = ask{Slot: slotFind}
	}
	tries, words := 1, bot.T("unit.not_found")
	if t.st.Ask.Slot == a.Slot {
		tries += t.st.Ask.Tries
	}
	if tries%2 == 0 {
		words = bot.T("way_out.unit", "contact", t.reach())
	}
	t.ask(a, words)
	t.st.Ask.Tries = tries
}

// narrow goes on where a name that many share and the words typed after it are
// no unit's name together. A place among them holds the next search.
func (t *Talk) narrow(name string) {
	switch {
	case len(t.f.Areas) == 1:
	case !read.CalledSo(t.in.name) && !bot.NamesArea(t.in.name): // whatever it is, it is not read back
		t.puzzled()
		return
	case read.CalledSo(name):
		t.ask(ask{Slot: slotUnit, Name: name}, bot.T("mst.not_number", "name", name))
		return
	default:
		t.wantsFullName()
		return
	}
	t.st.Area = place{t.f.Areas[0].ID, t.f.Areas[0].Name}
	t.instead(bot.T("unit.ask_name_in", "area", bot.InSentence(t.st.Area.Name)))
	t.askName()
}

// tooMany asks for the area's name, which is then searched with the name. Where
// that is not enough, the name itself is wanted.
func (t *Talk) tooMany() {
	if t.st.Ask.Slot == slotFind && t.st.Ask.Name != "" || t.st.Area.ID != 0 {
		t.instead(bot.T("unit.still_many"))
	}
	t.ask(ask{Slot: slotFind, Name: searched(t.st, t.in.name)})
}

// searched is what to search for: after too many matches the place's name is
// typed alone, and belongs to the name before it, as does a level. A name of its own does not.
func searched(st *State, typed string) string {
	many := st.Ask.Slot == slotFind && st.Ask.Name != ""
	if _, only := read.Level(typed); only && st.Ask.Name != "" && st.Ask.Name != askByName && (many || st.Ask.Slot == slotChoose) {
		return shorten(read.AtLevel(typed, st.Ask.Name), maxName)
	}
	if typed == "" || !many && !narrows(st, typed) || read.LikeUnit(typed) {
		return typed
	}
	return shorten(st.Ask.Name+" "+typed, maxName)
}

// askFind asks for a name: of a unit whose code is not in the roster, or more
// words of one that many share.
func (t *Talk) askFind() question {
	n := t.st.Draft.New
	switch {
	case t.st.Ask.Name != "":
		q := question{bot.T("unit.too_many"), [][]bot.Choice{row(t.pick("button.retype", "again"))}}
		if t.st.Area.ID != 0 || t.st.Ask.Tries > 0 { // the unit may be none of those there are
			q.rows = append(q.rows, row(t.pick("button.not_in_list", "none")))
		}
		return q
	case n != nil && n.Code != "" && !n.Insisted && !n.Shared:
		return question{bot.T("unit.not_listed", "code", n.Code), [][]bot.Choice{row(t.pick("button.retype_code", "again"))}}
	}
	return question{bot.T("unit.find"), [][]bot.Choice{row(t.pick("button.retype_code", "again"))}}
}

func (t *Talk) tapFind(choice string) bool {
	many := t.st.Ask.Name != ""
	switch {
	case choice == "none" && many:
		t.describe(t.st.Ask.Name)
	case choice != "again":
		return false
	case many && t.st.Draft.New != nil:
		t.ask(ask{Slot: slotFind})
	case many:
		t.ask(ask{Slot: slotUnit, Name: askByName})
	default:
		t.retype()
	}
	return true
}

// askConfirm shows the unit that was found.
func (t *Talk) askConfirm() question {
	u := t.candidate(0)
	if t.st.Ask.Look == lookChild {
		return question{bot.T("mst.child", "unit", named(u), "code", u.Code), t.yesNo("button.yes", "button.no")}
	}
	text := bot.T("unit.confirm", "unit", described(u), "code", u.Code)
	switch {
	case t.st.Ask.Look == lookLike:
		text = bot.T("unit.confirm_like", "unit", described(u))
	case u.Code == "":
		text = bot.T("unit.confirm_no_code", "unit", described(u))
	}
	return question{text, t.yesNo("button.yes", "button.retype")}
}

// described is a unit with its area, and with its level where the name does not
// say it.
func described(u unit) bot.Text {
	if u.Level == "" || u.Level == bot.OtherLevel || read.GuessLevel(u.Name) == u.Level {
		return named(u)
	}
	return bot.T("unit.with_level", "unit", named(u), "level", u.Level)
}

// candidate is the i-th unit that is offered.
func (t *Talk) candidate(i int) unit {
	if i < len(t.st.Ask.Units) {
		return t.st.Ask.Units[i]
	}
	return unit{}
}

// confirm asks about the unit that was found by its code, or by its name alone.
func (t *Talk) confirm(u unit, code bot.TaxCode) {
	t.ask(ask{Slot: slotConfirm, Units: []unit{u}, Name: t.in.name, Code: code})
}

// confirmNamed asks about the unit that was found by its name. Where its name is only
// like the words, the question says so.
func (t *Talk) confirmNamed(u unit) {
	a := ask{Slot: slotConfirm, Units: []unit{u}, Name: t.in.name}
	if t.f.Near {
		a.Look = lookLike
	}
	t.ask(a)
}

func (t *Talk) tapConfirm(choice string) bool {
	switch {
	case choice == "yes" && len(t.st.Ask.Units) > 0:
		t.settle(t.present(t.candidate(0)))
	case choice == "no" && t.st.Draft.New != nil:
		t.ask(ask{Slot: slotFind})
	case choice == "no" && t.st.Ask.Look == lookLike && read.CalledSo(t.st.Ask.Name):
		t.ask(ask{Slot: slotUnit, Name: t.st.Ask.Name}) // it may not be in the roster
	case choice == "no":
		t.retype()
	default:
		return false
	}
	return true
}

// present is the candidate as the records have it now.
func (t *Talk) present(u unit) unit {
	if now := t.f.Unit; now != nil && now.ID == u.ID && u.ID != 0 {
		return t.again(u, *now)
	}
	return u
}

// askChoose offers the units whose names are near.
func (t *Talk) askChoose() question {
	if code := t.st.Ask.Code; code != "" {
		return question{bot.T("unit.choose_code", "code", code), t.offered()}
	}
	return question{bot.T("unit.choose", "n", len(t.st.Ask.Units)), t.offered()}
}

// offered are the candidates as buttons, and the way out.
func (t *Talk) offered() (rows [][]bot.Choice) {
	for i, u := range t.st.Ask.Units {
		rows = append(rows, row(t.choice(named(u), place10(i))))
	}
	return append(rows, row(t.pick("button.not_in_list", "none")))
}

func (t *Talk) tapChoose(choice string) bool {
	switch a := t.st.Ask; {
	case choice == "none" && a.Slot == slotChoose && a.Code != "":
		t.st.Draft.Elsewhere = true
		t.ask(ask{Slot: slotUnit, Code: a.Code}) // the same code again is not asked about twice
		return true
	case choice == "none":
		t.describe(a.Name)
		return true
	}
	i, ok := index(choice, len(t.st.Ask.Units))
	if ok && t.asksBack(i) {
		return true
	}
	if ok {
		t.picked = true
		t.settle(t.present(t.candidate(i)))
	}
	return ok
}

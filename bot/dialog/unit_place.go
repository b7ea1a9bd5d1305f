package dialog

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// narrowed tells whether the words are the area of some of the units that are
// being offered, or part of their names: these are then the only ones.
func (t *Talk) narrowed() bool {
	a := t.st.Ask
	if a.Slot != slotChoose && a.Slot != slotShared {
		return false
	}
	a.Units = t.meant()
	if t.in.Answer == read.No && read.DeniesJust(t.in.Text, t.in.After) {
		denied := a.Units
		a.Units = slices.DeleteFunc(slices.Clone(t.st.Ask.Units), func(u unit) bool { return slices.Contains(denied, u) })
	}
	return t.offersOnly(a)
}

// ofKind keeps the offered units whose areas are of the kind that was typed alone: "xã".
func (t *Talk) ofKind() bool {
	a, kind := t.st.Ask, vn.Words(read.Located(t.in.text))
	if a.Slot != slotChoose && a.Slot != slotShared || !bot.IsAreaKind(kind) {
		return false
	}
	a.Units = slices.DeleteFunc(slices.Clone(a.Units), func(u unit) bool { return !strings.HasPrefix(vn.Words(u.AreaName), kind+" ") })
	return t.offersOnly(a)
}

// offersOnly asks for one of the units that are left, and tells whether any is: a single
// one is asked to be confirmed.
func (t *Talk) offersOnly(a ask) bool {
	if len(a.Units) == 0 {
		return false
	}
	if len(a.Units) == 1 {
		a.Slot = slotConfirm
	}
	t.ask(a)
	return true
}

// meant are the offered units of the level or in the area that was typed, or else some of
// them that have the words in their names.
func (t *Talk) meant() []unit {
	offered := t.st.Ask.Units
	if level, only := read.Level(t.in.name); only {
		return ofLevel(offered, level)
	}
	var places []bot.Area
	for _, u := range offered {
		places = append(places, bot.Area{ID: u.Area, Name: u.AreaName})
	}
	var areas []bot.Area
	for _, name := range []string{t.in.name, read.Located(t.in.name)} {
		if areas = bot.MatchAreas(name, places, t.f.Day); len(areas) == 0 {
			areas = bot.CalledLike(name, places)
		}
		if len(areas) > 0 {
			break
		}
	}
	if len(areas) == 0 {
		areas = bot.AreasSpelledLike(t.in.name, places)
	}
	there := slices.DeleteFunc(slices.Clone(offered), func(u unit) bool {
		return !slices.ContainsFunc(areas, func(m bot.Area) bool { return m.ID == u.Area })
	})
	if len(there) > 0 {
		return there
	}
	if so := t.called(bot.FoldName(t.in.name)); len(so) < len(offered) {
		return so
	}
	return nil
}

// ofLevel are the units of just the level, or else those that have it among theirs.
func ofLevel(units []unit, level bot.Level) []unit {
	just := slices.DeleteFunc(slices.Clone(units), func(u unit) bool { return u.Level != level })
	if len(just) > 0 {
		return just
	}
	return slices.DeleteFunc(slices.Clone(units), func(u unit) bool { return !slices.Contains(u.Level.Touches(), level) })
}

// called are the offered units that have the folded words in their names.
func (t *Talk) called(words string) []unit {
	return slices.DeleteFunc(slices.Clone(t.st.Ask.Units), func(u unit) bool {
		return words == "" || !strings.Contains(" "+bot.FoldName(u.Name)+" ", " "+words+" ")
	})
}

// placed takes words that are an area, and no unit's name, for the unit's area: its
// letters alone would find a unit of another one. Of the units there one is then
// to be named, unless the one that is offered lies there.
func (t *Talk) placed() bool {
	switch t.st.Ask.Slot {
	case "", slotUnit, slotFind, slotConfirm, slotOutside:
	default:
		return false
	}
	name := bot.FoldName(t.in.name)
	areas := t.areasTyped()
	named := slices.ContainsFunc(t.f.Named, func(u bot.Unit) bool { return strings.Contains(bot.FoldName(u.Name), name) })
	if t.st.Ask.Name != "" && t.st.Ask.Slot == slotFind || named || len(areas) == 0 && !bot.NamesArea(t.in.name) {
		return false
	}
	if t.st.Ask.Slot == slotOutside {
		return len(areas) == 1 && t.placedOutside(areas[0])
	}
	if t.st.Ask.Slot == slotConfirm && len(areas) == 1 && t.candidate(0).Area == areas[0].ID {
		t.show()
		return true
	}
	t.begin()
	if len(areas) == 1 {
		t.st.Area, t.typed = place{areas[0].ID, areas[0].Name}, true
		if t.sameThere() {
			return true
		}
		t.instead(bot.T("unit.ask_name_in", "area", bot.InSentence(t.st.Area.Name)))
	}
	t.askName()
	return true
}

// sameThere goes on with what is called as the unit that was offered, in the area that was
// typed instead.
func (t *Talk) sameThere() bool {
	switch there := alive(t.f.There); {
	case len(there) == 1:
		t.confirm(t.unit(there[0]), "")
	case len(there) > 1:
		t.ask(ask{Slot: slotChoose, Units: t.units(there[:min(len(there), maxUnits)]), Name: there[0].Name})
	default:
		return false
	}
	return true
}

// deniesPlace tells whether the words say that the unit is not where the one that is offered
// lies.
func (t *Talk) deniesPlace() bool {
	areas := t.areasTyped()
	return t.st.Ask.Slot == slotConfirm && len(areas) == 1 && areas[0].ID == t.candidate(0).Area
}

// placedOutside takes the area of a unit that no list has, while it is asked whether to
// write that down.
func (t *Talk) placedOutside(a bot.Area) bool {
	at := place{a.ID, a.Name}
	if n := t.describing(); n != nil {
		n.Area = at
	} else {
		t.st.Area = at
	}
	t.changed()
	t.note("unit.area_got", "area", bot.InSentence(a.Name))
	t.show()
	return true
}

// areasTyped are the areas that the words name, if only but for their kind word.
func (t *Talk) areasTyped() []bot.Area {
	if areas := bot.MatchAreas(t.in.name, t.f.Areas, t.f.Day); len(areas) > 0 {
		return areas
	}
	if at := read.Located(t.in.name); at != t.in.name {
		if areas := bot.MatchAreas(at, t.f.Areas, t.f.Day); len(areas) > 0 {
			return areas
		}
	}
	return bot.CalledLike(t.in.name, t.f.NearAreas)
}

// noneThere keeps a list where an area was typed beside it in which no unit is called so.
func (t *Talk) noneThere() bool {
	areas := t.areasTyped()
	if !narrows(t.st, t.in.name) && (t.st.Ask.Slot != slotChoose || len(areas) != 1 || read.LikeUnit(t.in.name)) {
		return false
	}
	in := func(u bot.Unit) bool {
		return slices.ContainsFunc(areas, func(a bot.Area) bool { return a.ID == u.Area })
	}
	if slices.ContainsFunc(alive(t.f.Named), in) {
		return false
	}
	t.note("unit.none_there")
	t.show()
	return true
}

// inNone tells whether none of the units lies in the one area that was typed.
func (t *Talk) inNone(found []bot.Unit) bool {
	return !slices.ContainsFunc(found, func(u bot.Unit) bool { return u.Area == t.f.Areas[0].ID })
}

// narrows tells whether an area was typed at a list of units, which is of no use to it: the
// name is then searched again, there.
func narrows(st *State, typed string) bool {
	return st.Ask.Slot == slotChoose && st.Ask.Name != "" && bot.NamesArea(typed)
}

// inPlace keeps the units of the one area whose name was typed to tell them
// apart: "Cẩm Giàng" and "Cẩm Giang" are found alike.
func (t *Talk) inPlace(found []bot.Unit) []bot.Unit {
	if len(t.f.Areas) != 1 {
		return found
	}
	there := slices.DeleteFunc(slices.Clone(found), func(u bot.Unit) bool { return u.Area != t.f.Areas[0].ID })
	if len(there) == 0 {
		return found
	}
	return there
}

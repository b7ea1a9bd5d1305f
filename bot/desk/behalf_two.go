package desk

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// betweenNames is what stands between the names of several units.
var betweenNames = regexp.MustCompile(`(?i)\s*[,;+&\n]\s*|\s+(?:và|va|with|and)\s+`)

// namedApart are the units of which each is named by a part of what was said, nil where
// that is one name: of a whole name with a comma in it, or with its area behind.
func (t *deskTurn) namedApart(said read.Words, words string) (all []bot.Unit, err error) {
	parts, of := namesApart(said, words)
	if len(said.Codes) > 1 {
		parts = nil
		for _, c := range said.Codes {
			parts = append(parts, string(c.Code))
		}
	}
	if len(parts) < 2 {
		return nil, nil
	}
	if parts, err = t.withoutAreas(parts); err != nil {
		return nil, err
	}
	whole := " " + bot.NameKey(of) + " "
	named := 0
	for _, part := range parts {
		found, err := t.unitsFor(strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(found, func(u bot.Unit) bool { return " "+bot.NameKey(u.Name)+" " == whole }) {
			return nil, nil
		}
		fresh := slices.DeleteFunc(slices.Clone(found), func(u bot.Unit) bool {
			return slices.ContainsFunc(all, func(other bot.Unit) bool { return other.ID == u.ID })
		})
		if len(fresh) > 0 {
			named++
		}
		all = append(all, fresh...)
	}
	if named < 2 {
		return nil, nil
	}
	return all[:min(len(all), offered)], nil
}

// namesApart are the names that stand beside each other, and of what they are parts: of the
// name that was read, else of all that was said, of which one of them alone was read.
func namesApart(said read.Words, words string) (names []string, of string) {
	if parts := betweenNames.Split(words, -1); len(parts) > 1 || said.Receipt != "" || len(said.Codes) > 0 {
		return parts, words
	}
	for _, part := range betweenNames.Split(said.Rest, -1) {
		if name := read.NameIn(part); read.LikeUnit(name) {
			names = append(names, name)
		}
	}
	return names, said.Rest
}

// withoutAreas are the parts but for those that name an area.
func (t *deskTurn) withoutAreas(parts []string) ([]string, error) {
	areas, err := t.loadAreas()
	return slices.DeleteFunc(parts, func(part string) bool {
		part = vn.Fold(strings.TrimSpace(part))
		return part == "" || slices.ContainsFunc(areas, func(a bot.Area) bool { return strings.Contains(" "+vn.Fold(a.Name)+" ", " "+part+" ") })
	}), err
}

// askWhichFirst asks with which of several named units to begin: each has a report of its
// own. What else was said is kept for the one that is tapped; the others are offered when
// its report is sent.
func (t *deskTurn) askWhichFirst(named []bot.Unit, h half) bot.Effects {
	h.Named = nil
	for _, u := range named {
		h.Named = append(h.Named, u.ID)
	}
	return t.askFree(behalfName, call{name: verbBehalf, fields: []string{"0", t.keepView(halfView, h)}},
		bot.T("baocaothay.which_first"), unitButtons(verbBehalf, named, t.keepView(halfView, h))...)
}

// theOthers are buttons for the units that were named beside the one that was reported.
func (t *deskTurn) theOthers(h half) (choices [][]bot.Choice, err error) {
	for _, id := range h.Named {
		if id == h.Unit {
			continue
		}
		u, err := t.records.Unit(id)
		if err != nil {
			return nil, err
		}
		if u != nil {
			choices = append(choices, []bot.Choice{{Label: bot.T("button.behalf_other", "unit", unitName(*u)), Data: data(verbBehalf, num(id))}})
		}
	}
	return choices, nil
}

package dialog

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// What people call the parts of a report when they want one changed, folded.
// The reasons of a refusal sound alike ("sai mã số thuế"), so that what is wrong
// may only be the unit.
var (
	changeVerbs = []string{"sua", "sua lai", "doi", "doi lai", "thay", "thay doi", "chon lai", "change"}
	wrongVerbs  = []string{"nham", "sai", "wrong"}
	changeParts = map[string][]string{
		"unit":   {"don vi", "don vi khac", "truong", "truong khac", "ten", "ten don vi", "ten truong", "ma", "ma so thue", "mst", "unit"},
		"status": {"trang thai", "tinh trang", "status"},
		"photo":  {"anh", "anh khac", "hinh", "photo", "picture"},
		"reason": {"ly do", "reason"},
	}
	wrongUnit = []string{"don vi", "don vi roi", "truong", "truong roi", "unit"}

	// changes are the parts by the words that want them changed.
	changes = func() map[string]string {
		all := map[string]string{}
		for part, names := range changeParts {
			for _, w := range joinEach(changeVerbs, names) {
				all[w] = part
			}
		}
		for _, w := range joinEach(wrongVerbs, wrongUnit) {
			all[w] = "unit"
		}
		return all
	}()
)

// changeOf is the part of the report that the words want changed, as the menu
// of changes names it: "sửa trạng thái", "nhầm đơn vị rồi ạ".
func changeOf(text string) (part string) {
	anyMeaning(text, func(w string) bool {
		part = changes[w]
		return part != ""
	})
	return part
}

func joinEach(first, second []string) (all []string) {
	for _, a := range first {
		for _, b := range second {
			all = append(all, a+" "+b)
		}
	}
	return all
}

// change asks anew for the part that the words want changed, where there is one.
func (t *Talk) change() bool { return t.changeable(t.in.change) && t.tapEdit(t.in.change) }

func (t *Talk) changeable(part string) bool {
	d := t.st.Draft
	free := []slot{slotInvited, slotWords, slotReasonText, slotWish} // where such words mean something else
	switch {
	case slices.Contains(free, t.st.Ask.Slot):
		return false
	case part == "unit":
		return d.ID != ""
	case part == "status":
		return d.Status != ""
	case part == "photo":
		return len(d.Pictures) > 0
	default:
		return part == "reason" && d.Status == bot.Refused
	}
}

// wayBack is the button that leaves what was given as it is, under a question
// for something that there is already.
func (t *Talk) wayBack(given bool) [][]bot.Choice {
	if !given {
		return nil
	}
	return [][]bot.Choice{row(t.pick("button.back", "back"))}
}

// hasName tells whether the unit is chosen, or named where it is a new one.
func (t *Talk) hasName() bool { return t.unitChosen() || t.st.Ask.Slot == slotCode }

// otherNamed tells whether the words name a unit that is not the one chosen. A
// level alone names none.
func (t *Talk) otherNamed() bool {
	if _, level := read.Level(t.in.name); level || t.in.name == "" || !t.hasName() || t.f.More {
		return false
	}
	found, mine := alive(t.f.Named), t.st.Draft.Unit.ID
	return len(found) > 0 && len(found) <= maxUnits && !slices.ContainsFunc(found, func(u bot.Unit) bool { return u.ID == mine })
}

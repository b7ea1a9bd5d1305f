package dialog

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// change asks anew for the part that the words want changed, where there is one.
func (t *Talk) change() bool {
	part := string(t.in.Part)
	// With a name or a status behind it the words say at once what is right.
	if t.in.name != "" || t.in.Status != bot.NoStatus || len(t.in.Codes) > 0 {
		return false
	}
	return t.changeable(part) && t.tapEdit(part)
}

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

// otherNamed tells whether the words name a unit that is not the one chosen, or the
// account's own that was taken for it. A level alone names none.
func (t *Talk) otherNamed() bool {
	has := t.hasName() || t.st.Draft.Guessed && read.LikeUnit(t.in.name) && !t.f.Near
	if _, level := read.Level(t.in.name); level || t.in.name == "" || !has || t.f.More {
		return false
	}
	found, mine := alive(t.f.Named), t.st.Draft.Unit.ID
	return len(found) > 0 && len(found) <= maxUnits && !slices.ContainsFunc(found, func(u bot.Unit) bool { return u.ID == mine })
}

package dialog

import (
	"slices"
	"strconv"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// ownNumber takes a lone number that no line of a list has for the school of that number:
// "10" for "Mầm non Sao Sáng 10". It is asked whether that is meant.
func (t *Talk) ownNumber() bool {
	n := read.Choice(t.in.text)
	if t.st.Ask.Slot != slotChoose || n <= len(t.st.Ask.Units)+1 { // the last line is the way out
		return false
	}
	i := t.calledBy(n)
	if i < 0 {
		return false
	}
	t.confirm(t.candidate(i), "")
	return true
}

// calledBy is the one offered unit whose name ends in the number, -1 for none.
func (t *Talk) calledBy(n int) int {
	so := func(u unit) bool { return strings.HasSuffix(bot.FoldName(u.Name), " "+strconv.Itoa(n)) }
	i := slices.IndexFunc(t.st.Ask.Units, so)
	if i >= 0 && slices.ContainsFunc(t.st.Ask.Units[i+1:], so) {
		return -1
	}
	return i
}

// asksBack asks about the unit of a line that was chosen by its number where another line's
// unit is called by that number: no other school is silently taken.
func (t *Talk) asksBack(line int) bool {
	typed := !t.env.Caps.Buttons && t.ev.Kind == bot.Tapped || read.Choice(t.in.text) == line+1 // "cái thứ nhất" is a line
	other := t.calledBy(line + 1)
	if !typed || t.st.Ask.Slot != slotChoose || other < 0 || other == line {
		return false
	}
	if t.env.Caps.Buttons { // the lines have no numbers there
		line = other
	}
	t.confirm(t.candidate(line), "")
	return true
}

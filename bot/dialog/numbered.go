package dialog

import (
	"cmp"
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

// numbered puts units that are called alike but for a number at the end in the order of the
// numbers: somebody may type the school's own.
func numbered(found []bot.Unit) []bot.Unit {
	number := func(u bot.Unit) (stem string, n int) {
		stem, last := u.Name, ""
		if i := strings.LastIndex(u.Name, " "); i >= 0 {
			stem, last = u.Name[:i], u.Name[i+1:]
		}
		if n, err := strconv.Atoi(last); err == nil {
			return stem, n
		}
		return u.Name, 0
	}
	first, _ := number(found[0])
	if slices.ContainsFunc(found, func(u bot.Unit) bool { stem, _ := number(u); return stem != first }) {
		return found
	}
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b bot.Unit) int {
		_, m := number(a)
		_, n := number(b)
		return cmp.Compare(m, n)
	})
	return found
}

package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// lateCode takes a code that no unit has, sent after the receipt and with nothing else, for
// the own unit that waits for its code.
func (t *Talk) lateCode(c read.Typed) bool {
	f := t.f.Codes[c.Code]
	idle := t.st.Draft.ID == "" && (t.st.Ask.Slot == "" || t.st.Ask.Slot == slotContact)
	if !idle || c.Look != read.LooksRight || len(f.Exact)+len(f.Parent)+len(f.Children)+len(f.Near) > 0 || t.in.Status != bot.NoStatus || t.in.Vague {
		return false
	}
	u, ok := t.waitsForCode()
	if !ok {
		return false
	}
	t.write(bot.ProposeCode{Unit: u.ID, Account: t.ev.From, Code: c.Code, At: t.ev.At})
	if last := &t.st.Last.Unit; last.ID == u.ID || last.ID == 0 && last.Name == u.Name {
		last.Code, last.Typed, last.NoCode, last.CodeLate = c.Code, true, false, false
	}
	t.goOnWith(bot.T("unit.code_taken", "code", c.Code, "unit", named(t.unit(u))))
	return true
}

// waitsForCode is the one unit of the account that has no code, or of several the one whose
// report was sent last. Words that name another unit are of that one.
func (t *Talk) waitsForCode() (one bot.Unit, ok bool) {
	n := 0
	for _, u := range alive(t.f.Units) {
		if u.Code != "" || u.Proposed != "" {
			continue
		}
		if u.ID == t.st.Last.Unit.ID {
			return u, !t.namesAnother(u)
		}
		one, n = u, n+1
	}
	return one, n == 1 && !t.namesAnother(one)
}

// namesAnother tells whether the words name units, and not this one.
func (t *Talk) namesAnother(u bot.Unit) bool {
	for _, n := range t.f.Named {
		if n.ID == u.ID {
			return false
		}
	}
	return t.in.name != "" && len(t.f.Named) > 0 && !t.f.Near
}
